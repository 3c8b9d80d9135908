using System.Text.RegularExpressions;

namespace PmoBot.Tests.Deployment;

/// <summary>What must hold of the files among each other; what does not is a line each.</summary>
internal static partial class BicepRules
{
    // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string> KnownIds = new(StringComparer.Ordinal)
    {
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        // Not a role, but a provider of sign-in: https://learn.microsoft.com/azure/templates/microsoft.botservice/botservices/connections
        ["30dd229c-58e3-4a48-bdfd-91ec48eb906c"] = "Azure Active Directory v2",
    };

    public static IEnumerable<string> Broken(IReadOnlyDictionary<string, BicepFile> files) =>
        files.Values.SelectMany(file => Said(file).Concat(Modules(file, files)).Concat(Ids(file)).Concat(Keys(file)).Select(what => $"{file}: {what}"));

    private static IEnumerable<string> Said(BicepFile file)
    {
        foreach (var it in file.Parameters.Concat(file.Outputs).Where(it => string.IsNullOrWhiteSpace(it.Description)))
            yield return $"{it.Name} is not described";
        foreach (var it in file.Parameters.Concat(file.Of("var")).Where(it => !file.Uses(it.Name)))
            yield return $"{it.Name} is not used";
        foreach (var it in file.Parameters.Where(it => SecretName().IsMatch(it.Name) && !it.IsSecure))
            yield return $"{it.Name} is not @secure";
        foreach (var it in file.Parameters.Where(it => it.IsSecure && it.HasDefault))
            yield return $"{it.Name} is a secret, and has a default";
        foreach (var it in file.Outputs.Where(it => it.Body.Any(token => file.Parameters.Any(secret => secret.IsSecure && token.Is(secret.Name)))))
            yield return $"{it.Name} tells a secret";
    }

    private static IEnumerable<string> Modules(BicepFile file, IReadOnlyDictionary<string, BicepFile> files)
    {
        foreach (var module in file.Modules)
        {
            if (!files.TryGetValue(file.PathOf(module), out var made))
            {
                yield return $"{module.Name} is made of {module.Of}, which is not there";
                continue;
            }

            var given = module.Value["params"].Fields;
            foreach (var name in made.Parameters.Where(it => !it.HasDefault).Select(it => it.Name).Except(given.Keys, StringComparer.Ordinal))
                yield return $"{module.Name} is not given {name}";
            foreach (var name in given.Keys.Except(made.Parameters.Select(it => it.Name), StringComparer.Ordinal))
                yield return $"{module.Name} is given {name}, which it does not take";
            foreach (var (name, value) in given.Where(it => it.Value is BicepValue.Expression { Written: var tokens } && tokens.Any(token => token.Is("getSecret"))))
            {
                if (made.Parameters.Any(it => it.Name == name && !it.IsSecure))
                    yield return $"{module.Name} takes the secret {name} without @secure";
            }

            var read = Read(file, module.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var name in read.Except(made.Outputs.Select(it => it.Name), StringComparer.Ordinal))
                yield return $"{module.Name} has no output {name}";
            foreach (var name in made.Outputs.Select(it => it.Name).Except(read, StringComparer.Ordinal))
                yield return $"{module.Name}.outputs.{name} is read by nobody";
        }
    }

    // module . outputs . name
    private static IEnumerable<string> Read(BicepFile file, string module) =>
        Enumerable.Range(0, file.Tokens.Count - 4)
            .Where(at => file.Tokens[at].Is(module) && file.Tokens[at + 2].Is("outputs"))
            .Select(at => file.Tokens[at + 4].Text);

    private static IEnumerable<string> Ids(BicepFile file) =>
        from line in file.Source.Split('\n')
        from Match id in Id().Matches(line)
        where !KnownIds.TryGetValue(id.Value, out var name) || !line.EndsWith($"// {name}", StringComparison.Ordinal)
        select $"{id.Value} is not named beside it as what it is";

    private static IEnumerable<string> Keys(BicepFile file)
    {
        foreach (var token in file.Tokens.Where(token => KeyName().IsMatch(token.Text)))
            yield return $"hands out a key: {token.Text}";
        foreach (var account in file.Of("resource").Where(it => it.Of!.StartsWith("Microsoft.Storage/storageAccounts@", StringComparison.Ordinal)))
        {
            var properties = account.Value["properties"].Fields;
            foreach (var (name, value) in new[] { ("allowSharedKeyAccess", "false"), ("allowBlobPublicAccess", "false"), ("supportsHttpsTrafficOnly", "true"), ("minimumTlsVersion", "TLS1_2") })
            {
                if (!properties.TryGetValue(name, out var set) || set.Text != value)
                    yield return $"{name} is not {value}";
            }
        }
    }

    [GeneratedRegex("secret|password|token|key", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("^(listKeys|listCredentials|listAccountSas|listServiceSas)$|AccountKey=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyName();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
