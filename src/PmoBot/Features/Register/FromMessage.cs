using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>What a form that was opened from a message carries along, and what is checked again when it comes back.</summary>
/// <param name="Link">Where the message stands.</param>
/// <param name="Author">Who wrote it, as the client says.</param>
/// <param name="Offered">Codes of the projects to choose from; none: the form is about one project.</param>
internal sealed record FromMessage(Uri? Link, string? Author, IReadOnlyList<string> Offered)
{
    public const int MostOffered = 50;
    public const int MostOfAuthor = 100;
    public const int MostOfLink = 1000;

    private const string Source = "source";
    private const string AuthorField = "author";
    private const string OfferedField = "offered";

    // Those of Teams in the world's cloud and in the US Government's.
    private static readonly string[] Hosts = ["teams.microsoft.com", "teams.cloud.microsoft", "gov.teams.microsoft.us", "dod.teams.microsoft.us"];

    public static FromMessage Of(ChosenMessage message, IReadOnlyList<Project> offered) =>
        new(Read(message.Link), message.Author?.CutAt(MostOfAuthor), [.. offered.Take(MostOffered).Select(project => project.Code.Value)]);

    public static FromMessage From(FormData form) => new(
        Read(form.Text(Source)),
        form.Text(AuthorField)?.CutAt(MostOfAuthor),
        [.. (form.Text(OfferedField) ?? "").Split(' ', MostOffered + 1).Take(MostOffered).Where(code => ProjectCode.TryParse(code, out _))]);

    /// <summary>As the button sends it.</summary>
    public IEnumerable<(string Key, string Value)> Data => new (string Key, string? Value)[]
    {
        (Source, Link?.AbsoluteUri),
        (AuthorField, Author),
        (OfferedField, Offered.Count > 0 ? string.Join(' ', Offered) : null),
    }.Where(datum => datum.Value is not null).Select(datum => (datum.Key, datum.Value!));

    /// <summary>A link to a message in Teams; whatever else a client sends is none.</summary>
    private static Uri? Read(string? link) =>
        link is { Length: > 0 and <= MostOfLink } && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "" } && uri.AbsoluteUri.Length <= MostOfLink
        && Hosts.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase) && uri.AbsolutePath.StartsWith("/l/message/", StringComparison.Ordinal)
            ? uri
            : null;

    /// <summary>The beginning of a text, ended after a whole character as people see one: no half of an emoji, no letter without its accent.</summary>
    public static string Beginning(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < most)
            end = next;
        return text[..end].TrimEnd() + "…";
    }
}
