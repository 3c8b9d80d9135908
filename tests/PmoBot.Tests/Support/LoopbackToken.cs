using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace PmoBot.Tests.Support;

/// <summary>A signing key and the channels that it is endorsed for.</summary>
internal sealed class LoopbackKey(string kid, params string[] endorsements)
{
    public string Kid => kid;

    public RSA Rsa { get; } = RSA.Create(2048);

    public JsonObject ToJson()
    {
        var numbers = Rsa.ExportParameters(false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = kid,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not [])
            json["endorsements"] = new JsonArray([.. endorsements.Select(it => JsonValue.Create(it))]);
        return json;
    }
}

/// <summary>A token in the making: header, payload and signature can each be spoilt.</summary>
internal sealed class LoopbackToken(LoopbackKey key)
{
    public JsonObject Header { get; } = new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Kid };

    public JsonObject Payload { get; } = [];

    public Func<byte[], byte[]> Sign { get; set; } = text => key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public override string ToString()
    {
        var signed = $"{Base64UrlEncoder.Encode(Header.ToJsonString())}.{Base64UrlEncoder.Encode(Payload.ToJsonString())}";
        return $"{signed}.{Base64UrlEncoder.Encode(Sign(System.Text.Encoding.ASCII.GetBytes(signed)))}";
    }
}
