using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>`doctor` as a process of its own.</summary>
public sealed class DoctorVerbTests : IDisposable
{
    private readonly ProgramStore _store = ProgramStore.OnSqlite();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("en", "ok    Settings: each can be read", "0 wrong, ")]
    [InlineData("fr", "ok     Réglages : tous lisibles", "0 erreur, ")]
    public async Task On_a_machine_that_was_just_set_up_nothing_is_wrong(string language, string first, string last)
    {
        var (code, lines) = await RealProgram.RunVerbAsync(_store.Settings, "doctor", "--language", language);

        Assert.Equal((0, first), (code, lines[0]));
        Assert.StartsWith(last, lines[^1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("SQLite", StringComparison.Ordinal) && line.Contains(_store.Settings["Storage__SqlitePath"], StringComparison.Ordinal));
    }
}
