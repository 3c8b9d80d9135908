using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

/// <summary>Everything that an inbound token can have wrong, one case each, against real metadata over HTTP.</summary>
public sealed class BadTokenTests
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private static readonly Dictionary<string, Func<LoopbackIdentity, string?>> Bad = new(StringComparer.Ordinal)
    {
        ["no header"] = _ => null,
        ["an empty header"] = _ => "",
        ["a bearer without a token"] = _ => "Bearer ",
        ["another scheme"] = it => "Basic " + it.Mint(ServiceUrl),
        ["the token without a scheme"] = it => it.Mint(ServiceUrl),
        ["two tokens in one header"] = it => it.Bearer(ServiceUrl) + "," + it.Bearer(ServiceUrl),
        ["not a token"] = _ => "Bearer abc",
        ["dots alone"] = _ => "Bearer ..",
        ["a header that is not JSON"] = it => "Bearer AAAA" + it.Mint(ServiceUrl)[4..],
        ["a token longer than any"] = it => it.Bearer(ServiceUrl, t => t.Payload["pad"] = new string('a', 20_000)),
        ["an encrypted token"] = _ => "Bearer eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..AAAA.AAAA.AAAA",
        ["another issuer"] = it => it.Bearer(ServiceUrl, t => t.Payload["iss"] = "https://api.botframework.com.evil.com"),
        ["Entra's issuer"] = it => it.Bearer(ServiceUrl, t => t.Payload["iss"] = $"https://login.microsoftonline.com/{LoopbackIdentity.TenantId}/v2.0"),
        ["the emulator's issuer"] = it => it.Bearer(ServiceUrl, t => t.Payload["iss"] = $"https://sts.windows.net/{LoopbackIdentity.TenantId}/"),
        ["no issuer"] = it => it.Bearer(ServiceUrl, t => t.Payload.Remove("iss")),
        ["another bot's audience"] = it => it.Bearer(ServiceUrl, t => t.Payload["aud"] = "00000000-0000-0000-0000-000000000000"),
        ["the audience with a slash"] = it => it.Bearer(ServiceUrl, t => t.Payload["aud"] = LoopbackIdentity.AppId + "/"),
        ["no audience"] = it => it.Bearer(ServiceUrl, t => t.Payload.Remove("aud")),
        ["algorithm none, unsigned"] = it => it.Bearer(ServiceUrl, t => (t.Header["alg"], t.Sign) = ("none", _ => [])),
        ["algorithm none, signed"] = it => it.Bearer(ServiceUrl, t => t.Header["alg"] = "none"),
        ["HS256 with the public key in PEM"] = it => it.Bearer(ServiceUrl, t => Hmac(t, Encoding.ASCII.GetBytes(it.Key.Rsa.ExportSubjectPublicKeyInfoPem()))),
        ["HS256 with the public key in DER"] = it => it.Bearer(ServiceUrl, t => Hmac(t, it.Key.Rsa.ExportSubjectPublicKeyInfo())),
        ["HS256 with the modulus"] = it => it.Bearer(ServiceUrl, t => Hmac(t, it.Key.Rsa.ExportParameters(false).Modulus!)),
        ["RS384 with the right key"] = it => it.Bearer(ServiceUrl, t => (t.Header["alg"], t.Sign) =
            ("RS384", text => it.Key.Rsa.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))),
        ["PS256 with the right key"] = it => it.Bearer(ServiceUrl, t => (t.Header["alg"], t.Sign) =
            ("PS256", text => it.Key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["no algorithm"] = it => it.Bearer(ServiceUrl, t => t.Header.Remove("alg")),
        ["expired more than the skew ago"] = it => it.Bearer(ServiceUrl, t => Shift(t, "exp", -3600 - 301)),
        ["no expiry"] = it => it.Bearer(ServiceUrl, t => t.Payload.Remove("exp")),
        ["not yet valid"] = it => it.Bearer(ServiceUrl, t => Shift(t, "nbf", 60 + 302)),
        ["an unknown key"] = it => { it.Rotate(publish: false, withdrawOld: false); return it.Bearer(ServiceUrl); },
        ["a stranger's key under a known name"] = it => it.Bearer(ServiceUrl, t => t.Sign = text => Sign(new LoopbackKey("stranger"), text)),
        ["a key in the token's own header"] = it => { var own = new LoopbackKey("own", "msteams"); return it.Bearer(ServiceUrl, t => { (t.Header["kid"], t.Header["jwk"]) = ("own", own.ToJson()); t.Sign = text => Sign(own, text); }); },
        ["another published key's name"] = it => { it.Publish(new LoopbackKey("key-2", "msteams")); return it.Bearer(ServiceUrl, t => t.Header["kid"] = "key-2"); },
        ["no key name"] = it => it.Bearer(ServiceUrl, t => t.Header.Remove("kid")),
        ["no signature"] = it => it.Bearer(ServiceUrl, t => t.Sign = _ => []),
        ["a signature cut short"] = it => it.Bearer(ServiceUrl)[..^8],
        ["a payload changed after signing"] = it => Tampered(it.Mint(ServiceUrl)),
        ["no service URL"] = it => it.Bearer(ServiceUrl, t => t.Payload.Remove("serviceurl")),
        ["an empty service URL"] = it => it.Bearer(""),
        ["a service URL that is a number"] = it => it.Bearer(ServiceUrl, t => t.Payload["serviceurl"] = 5),
        ["a service URL of another place"] = it => it.Bearer("https://smba.trafficmanager.net/amer/"),
        ["a service URL that only begins alike"] = it => it.Bearer(ServiceUrl + "x"),
    };

    public static TheoryData<string> Names => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_token_is_refused(string name)
    {
        await using var identity = await LoopbackIdentity.StartAsync(new RealTime());
        using var http = ConnectorHttp.Create();
        var door = Doors.Of(identity, http, new RealTime());

        var verdict = await Doors.EnterAsync(door, Bad[name](identity), Doors.Message(ServiceUrl));

        Assert.IsType<InboundVerdict.Unauthorized>(verdict);
    }

    [Fact]
    public void At_least_twenty_five_kinds_of_bad_token_are_tried() => Assert.True(Bad.Count >= 25);

    private static void Hmac(LoopbackToken token, byte[] key) =>
        (token.Header["alg"], token.Sign) = ("HS256", text => HMACSHA256.HashData(key, text));

    private static void Shift(LoopbackToken token, string claim, int seconds) => token.Payload[claim] = (long)token.Payload[claim]! + seconds;

    private static byte[] Sign(LoopbackKey key, byte[] text) => key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(parts[1]))!;
        payload["extra"] = DateTimeOffset.UnixEpoch.ToString(CultureInfo.InvariantCulture);
        return $"Bearer {parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(payload.ToJsonString())}.{parts[2]}";
    }
}
