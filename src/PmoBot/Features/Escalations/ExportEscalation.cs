using System.Text;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Verbs;

namespace PmoBot.Features.Escalations;

/// <summary>`export-escalation APOLLO E-4 [FILE]`: a case as a page that can be printed and kept.</summary>
internal sealed class ExportEscalation(EscalationCases cases, EscalationStore store) : IVerb
{
    public VerbName Name { get; } = new("export-escalation", "APOLLO E-4 [FILE]") { Does = language => EscalationTexts.For(language).DoesExport };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words.Count is not (2 or 3))
            return ExitCode.NotUnderstood;
        var (project, name) = (line.Words[0], line.Words[1]);
        var texts = EscalationTexts.For(line.Language);
        if (!ProjectCode.TryParse(project, out var code) || EscalationId.Parse(code.Value, name) is not { } id || await cases.FindAsync(id, CancellationToken.None) is not { } at)
        {
            await output.WriteLineAsync(texts.NoCaseToExport($"{project} {name}"));
            return ExitCode.Wrong;
        }

        var page = EscalationPage.Of(at, await store.TimelineAsync(id, CancellationToken.None), line.Language);
        if (line.Words is not [_, _, var path])
        {
            await output.WriteAsync(page);
            return ExitCode.Fine;
        }

        try
        {
            await File.WriteAllTextAsync(path, page, Encoding.UTF8);
            await output.WriteLineAsync(texts.Exported(id, path));
            return ExitCode.Fine;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await output.WriteLineAsync(texts.CannotWrite(path, exception.Message));
            return ExitCode.Wrong;
        }
    }
}

/// <summary>A case on paper: what was asked on which facts, what happened, and what was decided. One file, nothing beside it.</summary>
internal static class EscalationPage
{
    private const string Style =
        "body{font:11pt/1.45 'Segoe UI',Arial,sans-serif;max-width:48em;margin:2em auto;padding:0 1em;color:#1a1a1a}h1{font-size:1.5em;margin:.2em 0}h2{font-size:1.1em;margin:1.6em 0 .4em;border-bottom:1px solid #999}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #ddd}th{width:12em;font-weight:600}p,td,h1{overflow-wrap:anywhere;white-space:pre-line}"
        + ".small{color:#555;font-size:.85em}.decision{border-left:.3em solid #1d2b53;padding:.4em .8em;background:#f3f4f8}@page{margin:18mm}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}";

    public static string Of(EscalationAtHand at, IReadOnlyList<EscalationStep> timeline, Language language)
    {
        var (it, project, texts) = (at.Escalation, at.Project, EscalationTexts.For(language));
        var zone = project.PortfolioSettings.Zone;
        var page = new StringBuilder();
        Add($"<!DOCTYPE html>\n<html lang=\"{language.Tag()}\">\n<head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/><title>{Text($"{it.Id} · {it.Wanted.ReplaceLineEndings(" ")}")}</title><style>{Style}</style></head>\n<body>\n");
        Add($"<p class=\"small\">{Text($"{project.Code} {project.Name} · {texts.RaisedBy(it, it.RaisedAt.InZone(zone))}{(it.IsConfidential ? $" · {texts.Confidential}" : "")}")}</p>\n<h1>{Text(it.Wanted)}</h1>\n");
        Add($"<p class=\"decision\">{Text(Decision(it, texts, zone))}</p>\n");

        Heading(texts.Options);
        Add("<table>\n");
        foreach (var option in it.Options)
            Add($"<tr><td>{Text(texts.Say(option, it, project))}</td></tr>\n");
        Add("</table>\n");

        if (it.Facts.Count > 0)
        {
            Heading(texts.FactsAsRaised);
            Rows(it.Facts.Select(fact => language.In((fact.English, fact.EnglishValue), (fact.French, fact.FrenchValue))));
            Add($"<p class=\"small\">SHA-256 {EscalationRows.FactsHash(it)}</p>\n");
        }

        if (it.Votes.Count > 0)
        {
            Heading(texts.VotesTitle);
            Rows(it.Votes.Select(vote => (Moment(vote.At), $"{texts.LevelShort(vote.Level)} · {texts.Voice(vote)}")));
        }

        Heading(texts.History);
        Rows(timeline.Select(step => (Moment(step.At), step.Text is { } said ? $"{texts.Did(step, it)}\n{said}" : texts.Did(step, it))));
        if (it.StepsHash is { } hash)
            Add($"<p class=\"small\">SHA-256 {hash}</p>\n");
        Add($"<p class=\"small\">{Text(texts.TimesOf(zone.Id))}</p>\n</body>\n</html>\n");
        return AdaptiveCards.SomebodyGone.In(page.ToString(), language.Tag());

        void Add(string html) => page.Append(html);

        void Heading(string words) => Add($"<h2>{Text(words)}</h2>\n");

        void Rows(IEnumerable<(string Name, string Value)> rows)
        {
            Add("<table>\n");
            foreach (var (name, value) in rows)
                Add($"<tr><th>{Text(name)}</th><td>{Text(value)}</td></tr>\n");
            Add("</table>\n");
        }

        string Moment(Instant moment) => moment.InZone(zone).ToString("uuuu-MM-dd HH:mm", texts.Culture);
    }

    private static string Decision(Escalation it, EscalationTexts texts, DateTimeZone zone) => it switch
    {
        { Verdict: { } verdict } => texts.Decided(it, it.Options.FirstOrDefault(option => option.Letter == verdict.Option), verdict.At.InZone(zone))
            + (verdict.Comment is { } comment ? $"\n{comment}" : ""),
        { State: EscalationState.Withdrawn } => texts.WasWithdrawn(it.Withdrawal, zone) + (it.Withdrawal?.Text is { } why ? $"\n{why}" : ""),
        _ => texts.StillOpen,
    };

    // What no markup can say, whatever somebody has typed, is left out.
    private static string Text(string said) =>
        System.Net.WebUtility.HtmlEncode(string.Concat(FrenchSigns.In(said).EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' or >= 0x20 and not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString())));
}
