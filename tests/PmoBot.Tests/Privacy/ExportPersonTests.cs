using System.Text.Json;
using System.Text.RegularExpressions;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Privacy;

/// <summary>`export-person`: all of hers, and nobody else's.</summary>
public sealed class ExportPersonTests
{
    [Fact]
    public async Task All_that_is_kept_about_her_is_in_it_and_of_others_no_more_than_that_they_named_her()
    {
        using var house = await PrivacyHouse.FilledAsync();
        using var file = new TemporaryFile("ana.json");

        var (code, lines) = await house.RunAsync("export-person", PrivacyHouse.Ana.ObjectId, file.Path);

        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        Assert.EndsWith($"rows in {file.Path}", Assert.Single(lines), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file.Path));
        var kept = json.RootElement.EnumerateObject().Where(section => section.Value.ValueKind == JsonValueKind.Object)
            .ToDictionary(section => section.Name, section => section.Value.GetProperty("kept").EnumerateArray().ToList());
        var named = (await house.FindAsync(PrivacyHouse.Ana)).Select(found => string.Join(' ', found.Split(' ').Take(2))).ToHashSet();
        var exported = kept.Values.SelectMany(rows => rows.Select(row => row.GetProperty("where").GetString()!)).ToHashSet();
        var own = $"person-{PrivacyHouse.Ana.ObjectId} ";
        Assert.Empty(named.Select(Masked).Except(exported.Select(Masked)));
        Assert.Equal("Ana Lima", kept["Profile"][0].GetProperty("name").GetString());
        Assert.Equal(("person-… profile", "deputy, deputyName"), (kept["Profile"][1].GetProperty("where").GetString(), kept["Profile"][1].GetProperty("named as").GetString()));
        Assert.Contains(kept["Status reports"], row => row.GetProperty("named as").GetString()!.Contains("byName", StringComparison.Ordinal) && row.TryGetProperty("receivedAt", out _));
        Assert.Contains(kept["Escalations"], row => row.GetProperty("named as").GetString()!.Contains("verdict.By.Id", StringComparison.Ordinal));
        Assert.Contains(kept["Audit trail"], row => row.GetProperty("named as").GetString() == "who did it");

        var others = kept.SelectMany(section => section.Value).Where(row => !row.GetProperty("where").GetString()!.StartsWith(own, StringComparison.Ordinal)).Select(row => row.GetRawText()).ToList();
        Assert.DoesNotContain(others, row => row.Contains(PrivacyHouse.Bo.Name, StringComparison.Ordinal) || row.Contains(PrivacyHouse.Bo.ObjectId, StringComparison.Ordinal));
        Assert.DoesNotContain(others, row => row.Contains(PrivacyHouse.Cy.Name, StringComparison.Ordinal) || row.Contains(PrivacyHouse.Cy.ObjectId, StringComparison.Ordinal));
    }

    // Of rows that are not hers no id is said, of whomever.
    private static string Masked(string row) => Regex.Replace(row, "[0-9a-f]{8}-[0-9a-f-]{27}", "…", RegexOptions.None, TimeSpan.FromSeconds(5));

    [Fact]
    public async Task It_speaks_French_and_goes_to_the_screen_too()
    {
        using var house = await PrivacyHouse.FilledAsync();

        var (code, lines) = await house.RunAsync("export-person", PrivacyHouse.Ana.ObjectId, "--language", "fr");

        Assert.Equal(ExitCode.Fine, code);
        using var json = JsonDocument.Parse(string.Join('\n', lines));
        Assert.True(json.RootElement.TryGetProperty("Profil", out _));
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("export-person", "Ana")).Code);
    }
}
