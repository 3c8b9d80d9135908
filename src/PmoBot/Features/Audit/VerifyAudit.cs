using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Features.Audit;

/// <summary>`audit verify [day]`: every chain against itself, its head, its anchors, and the state that it speaks of; and the figure of a night, which digests said too.</summary>
internal sealed class VerifyAudit(
    IMaintenanceScan scan, ITableStore store, IEnumerable<IAuditedState> features, IEnumerable<IAuditedTogether> neighbours) : IVerb
{
    public VerbName Name { get; } = new("audit verify") { Does = language => VerifyTexts.For(language).Does };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        LocalDate? asked = line.Words is [var typed] && LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var day } ? day : null;
        if (line.Words.Count > 0 && asked is null)
            return ExitCode.NotUnderstood;

        var (look, faults) = await AuditLook.TakeTwiceAsync(() => scan.ScanAsync(), store, features, neighbours);

        var texts = VerifyTexts.For(line.Language);
        foreach (var fault in faults)
            await output.WriteLineAsync(texts.Say(fault));
        if (asked is { } night)
            await output.WriteLineAsync(texts.Night(night, look.Nights.FirstOrDefault(one => one.Day == night)));
        await output.WriteLineAsync(texts.Count(look.Chains, look.Entries, faults.Count));
        return faults.Count == 0 ? ExitCode.Fine : ExitCode.Wrong;
    }
}
