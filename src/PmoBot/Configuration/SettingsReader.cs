using System.Globalization;

namespace PmoBot.Configuration;

/// <summary>Reads settings and gathers what is wrong with them.</summary>
internal sealed class SettingsReader(IConfiguration configuration, bool development)
{
    private const string SampleId = "6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01";

    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Wrong(string problem) => _problems.Add(problem);

    public string? Text(string name) => configuration[name] is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    public bool Flag(string name, bool absent)
    {
        if (Text(name) is not { } text)
            return absent;
        if (bool.TryParse(text, out var flag))
            return flag;
        Wrong($"{name} is '{text}': set true or false.");
        return absent;
    }

    /// <summary>A port and so many after it.</summary>
    public int Port(string name, int absent, int more)
    {
        if (Text(name) is not { } text)
            return absent;
        var highest = ushort.MaxValue - more;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 && port <= highest)
            return port;
        Wrong($"{name} is '{text}': set a port from 1 to {highest}.");
        return absent;
    }

    public int Months(string name, int absent)
    {
        const int most = 120;
        if (Text(name) is not { } text)
            return absent;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is > 0 and <= most)
            return months;
        Wrong($"{name} is '{text}': set whole months from 1 to {most}.");
        return absent;
    }

    public double Seconds(string name, double absent)
    {
        if (Text(name) is not { } text)
            return absent;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400)
            return seconds;
        Wrong($"{name} is '{text}': set a number of seconds above 0.");
        return absent;
    }

    /// <summary>An https address; plain http to this machine is taken in Development alone, and not for what needs more.</summary>
    public Uri? Address(string name, bool alwaysHttps = false)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && development && !alwaysHttps)))
            return address;
        Wrong($"{name} is {Shown(text)}: set an address such as https://host.example.");
        return null;
    }

    /// <summary>An Entra id, in the one form in which tokens and Teams name it.</summary>
    public string? Id(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Guid.TryParse(text, out var id))
            return id.ToString("D");
        Wrong($"{name} is {Shown(text)}: set an id such as {SampleId}.");
        return null;
    }

    /// <summary>Entra ids of people, in that form too.</summary>
    public IReadOnlyList<string> Ids(string name)
    {
        var ids = new List<string>();
        foreach (var text in List(name))
        {
            if (Guid.TryParse(text, out var id))
                ids.Add(id.ToString("D"));
            else
                Wrong($"{name} has {Shown(text)}: set an object id such as {SampleId}.");
        }

        return ids;
    }

    // A connection string, a signed address or a client secret that was put in another setting's place does not belong into a log.
    private static string Shown(string text) =>
        text.Contains('=', StringComparison.Ordinal) || text.Contains('~', StringComparison.Ordinal) ? "something that may be a secret" : $"'{text}'";

    /// <summary>By commas, or one by one as Name:0, Name:1.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var values = configuration.GetSection(name).GetChildren().Select(child => child.Value).Prepend(configuration[name]);
        return [.. values.OfType<string>().SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }
}
