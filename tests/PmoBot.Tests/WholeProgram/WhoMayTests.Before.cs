using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Features.Register;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What has to be there before a row is tried: something to undo, to explain, to import.</summary>
public sealed partial class WhoMayTests
{
    private const string DigestId = "d1935700000000000000000000000000";

    private string Fresh => $"{_turns:00000000}-1111-4000-8000-000000000000";

    private async Task PrepareAsync(string what, Person asking)
    {
        var person = new Person(Fresh, "Nora New");
        if (what.Contains("$fresh", StringComparison.Ordinal))
            await new KnownPeople(_store.Rows).WriteAsync(person);
        if (what.Contains("$held", StringComparison.Ordinal))
            await GrantAsync(person, """{"role":"Reader","portfolio":"digital"}""");
        foreach (var code in Secrets.Keys.Where(code => what.Contains($"={code}", StringComparison.Ordinal)))
        {
            if (what.Contains("$open", StringComparison.Ordinal))
                await TakeBackAsync(code);
            if (SentBy().Match(what) is { Success: true, Groups: var sent })
                _version = await SentAsync(People[int.Parse(sent["place"].ValueSpan, CultureInfo.InvariantCulture) - 1], code);
        }

        if (what.Contains("$asked", StringComparison.Ordinal))
            await AskAsync();
        if (what.Contains("$case", StringComparison.Ordinal) || what.Contains("$asking", StringComparison.Ordinal) || what.Contains("$withdrawn", StringComparison.Ordinal))
            await RaisedAsync(what);
        if (what.Contains("$digest", StringComparison.Ordinal))
            await SubscribeAsync();
        if (what.Contains("$scale", StringComparison.Ordinal))
            _scale = (await _store.Rows.FindAsync("portfolio-digital", PortfolioStore.Row))?.Columns.Text("scale") ?? "";
        foreach (var code in Secrets.Keys.Where(code => what.Contains($"={code} item=$", StringComparison.Ordinal)))
        {
            _item = await LoggedAsync(code, "It slips", confidential: false);
            if (what.Contains("$shut", StringComparison.Ordinal))
                await SayAsync(Speaker(Admin, "chat").Press("register.close", null, ("project", code), ("item", _item), ("version", "1"), ("outcome", "Over")));
        }

        if (what.Contains("$file", StringComparison.Ordinal))
            _file = await DroppedAsync(what.Contains("$file6", StringComparison.Ordinal) ? Admin : asking, ImportHouse.File($"NEW-{_turns},New,Digital,{Programme},Paula Manager <{People[0].ObjectId}>,,,,,,,,,,,"));
        if (what.Contains("$rows", StringComparison.Ordinal))
            _file = await DroppedAsync(asking, RegisterFileHouse.File($"APOLLO,,threat,Imported {_turns},,,2,2,,,,,,,,,,"));
    }

    // As it was, whatever became of it in the turn before.
    private async Task SubscribeAsync()
    {
        var reader = new Person("99999999-1111-4000-8000-000000000000", "Nora New");
        await new KnownPeople(_store.Rows).WriteAsync(reader);
        await GrantAsync(reader, """{"role":"Reader","portfolio":"digital"}""");
        var stands = await _store.Rows.FindAsync("portfolio-digital", $"digest-{DigestId}");
        if (stands?.Columns.Flag("isPaused") == true)
            await SayAsync(Speaker(Admin, "chat").Press("digests.pause", null, ("of", "portfolio-digital"), ("digest", DigestId), ("pause", "false")));
        if (stands is null)
            await SayAsync(Speaker(Admin, "chat").Press("digests.save", null, ("of", "portfolio-digital"), ("digest", DigestId), ("audience", "Team"), ("when", "round"), ("people", reader.ObjectId)));
    }

    private async Task RaisedAsync(string what)
    {
        if (_case.Length == 0)
            await LeadToAsync(People[4]);
        // Nobody has touched it: it is as good as new.
        if (_case.Length > 0 && what.Contains("$case", StringComparison.Ordinal) && await _store.Rows.FindAsync("project-APOLLO", $"escalation-{int.Parse(_case[2..], CultureInfo.InvariantCulture):000000}") is { Columns: var stands }
            && stands.Text("state") == "Open" && stands.Int32("steps") == 1)
            return;
        await SayAsync(Speaker(People[0], "chat").Press(
            "escalations.raise", null, ("project", "APOLLO"), ("draft", $"p{_turns}"), ("wanted", "Merge?"), ("optionA", "Yes"), ("optionB", "No")));
        _case = $"E-{ProjectStore.Read((await _store.Rows.FindAsync("project-APOLLO", ProjectStore.Row))!.Columns).Numbers['E']}";
        if (what.Contains("$asking", StringComparison.Ordinal))
            await SayAsync(Speaker(People[4], "chat").Press("escalations.ask", null, ("project", "APOLLO"), ("escalation", _case), ("opening", "1"), ("comment", "Which?")));
        if (what.Contains("$withdrawn", StringComparison.Ordinal))
            await SayAsync(Speaker(People[0], "chat").Press("escalations.withdraw", null, ("project", "APOLLO"), ("escalation", _case), ("opening", "1")));
        // Whoever is told has heard it, so that nothing else arrives in their chats now; a case's own times are days away.
        await SettledAsync();
    }

    // But for what waits for its time: cases, digests.
    private async Task SettledAsync() => await _store.SettledAsync(later: _kept + (await _store.DueAsync()).Count(due =>
        due.Contains("time-escalation", StringComparison.Ordinal) || (due.Contains("-digest-", StringComparison.Ordinal) && due.EndsWith('Z') && !due.Contains("edition", StringComparison.Ordinal))));

    // Rows before have changed the path.
    private async Task LeadToAsync(Person approver)
    {
        var row = (await _store.Rows.FindAsync("project-APOLLO", ProjectStore.Row))!;
        var project = ProjectStore.Read(row.Columns) with { EscalationPath = [new EscalationLevel([approver], All: false)] };
        await _store.Rows.CommitAsync("project-APOLLO", [ProjectStore.Replace(project, row.ETag)]);
    }

    // As if the round had been opened, and nobody had said anything yet.
    private async Task AskAsync()
    {
        var (apollo, paula) = (ProjectCode.Parse("APOLLO"), People[0]);
        var (asked, prompt) = (
            await new RoundStore(_store.Rows).AskedAsync(apollo, Asked.Period, CancellationToken.None),
            Prompt.Read(await _store.Rows.FindAsync(paula.Partition, Prompt.RowOf(Asked))));
        await TakeBackAsync(apollo.Value);
        await _store.Rows.CommitAsync(apollo.Partition, [RoundStore.ToWrite(new Asked { Round = Asked, Person = paula, At = Now, ETag = asked?.ETag })]);
        await _store.Rows.CommitAsync(paula.Partition, [Prompt.ToWrite(new Prompt(Asked) { Codes = [apollo.Value], ETag = prompt?.ETag })]);
    }

    /// <summary>The version that stands for this week, which this person has just sent.</summary>
    private async Task<string> SentAsync(Person person, string code)
    {
        if (await NewestAsync(code) is not { } stands || !person.Is(stands.Text("by")) || stands.Text("act") != "Sent")
            await ReportAsync(person, code, Week);
        return $"{(await NewestAsync(code))!.Int32("version")}";
    }

    // Nobody has reported for this week yet: a later version than a carried one was never sent when this is asked.
    private async Task TakeBackAsync(string code)
    {
        if (await NewestAsync(code) is { } stands)
            await SayAsync(Speaker(Admin, "chat").Press("status.undo", null, ("project", code), ("period", Week), ("version", $"{stands.Int32("version")}")));
        Assert.Null(await NewestAsync(code));
    }

    private Task<BotAnswer> ReportAsync(Person person, string code, string period) => SayAsync(Speaker(person, "chat").Press(
        "status.submit", null, ("draft", $"{code}{period}{_turns}"), ("project", code), ("period", period), ("overall", "red"), ("news", Secrets[code][1])));

    private async Task<string> LoggedAsync(string code, string statement, bool confidential)
    {
        await SayAsync(Speaker(Admin, "chat").Press(
            "register.log", null, ("draft", $"{code}{_turns}"), ("project", code), ("kind", "Threat"), ("statement", statement),
            ("probability", "2"), ("impact", "2"), ("nextReview", "2027-01-15"), ("confidential", confidential ? "true" : "false")));
        return $"R-{ProjectStore.Read((await _store.Rows.FindAsync($"project-{code}", ProjectStore.Row))!.Columns).Numbers['R']}";
    }

    /// <summary>Of this week.</summary>
    private async Task<Columns?> NewestAsync(string code)
    {
        var project = (await _store.Rows.FindAsync($"project-{code}", ProjectStore.Row))!.Columns;
        return project.Text("latestPeriod") == Week
            ? (await _store.Rows.FindAsync($"project-{code}", StatusStore.RowOf(Week, project.Int32("latestVersion")!.Value)))!.Columns
            : null;
    }

    /// <summary>What the list's button asks for the file by; nothing was listed for whoever may not import it.</summary>
    private async Task<string> DroppedAsync(Person person, string file)
    {
        _sharePoint.Answer = http => http.Response.WriteAsync(file);
        var shown = Chat(person).Count;
        await SayAsync(Speaker(person, "chat").Drop("file.csv", new(_sharePoint.Url, "/personal/x/download.aspx?t=1")));
        var list = string.Concat(Chat(person).Skip(shown).Select(message => Encoding.UTF8.GetString(message.Activity.ToUtf8Json())));
        if (KeptFile().Match(list) is not { Success: true, Groups: var kept })
            return "gone";
        _kept++;
        return kept["id"].Value;
    }

    [GeneratedRegex(@"\$sent(?<place>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentBy();

    [GeneratedRegex("\"file\":\"(?<id>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeptFile();
}
