using PmoBot.People;
using PmoBot.Verbs;

namespace PmoBot.Privacy;

/// <summary>`handover OBJECT-ID --to OBJECT-ID`: what somebody leads, owns, decides and reads goes to somebody else. Roles are said, and granted by people alone.</summary>
internal sealed class HandOverPerson(Handing handing, KnownPeople known, RoleStore roles) : IVerb
{
    private const string DryRun = "dry-run";

    public VerbName Name { get; } = new("handover", "OBJECT-ID")
    {
        Does = language => PrivacyTexts.For(language).DoesHandOver,
        Valued = [(VerbLine.ToOption, "OBJECT-ID")],
        Flags = [DryRun],
    };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words is not [var typed] || line.Values is not [(_, var named)])
            return ExitCode.NotUnderstood;
        var texts = PrivacyTexts.For(line.Language);
        if (FoundPerson.IdOf(typed) is not { } from || FoundPerson.IdOf(named) is not { } to || from == to)
        {
            await output.WriteLineAsync(texts.NoIds);
            return ExitCode.Wrong;
        }

        var (successor, whyNot) = await handing.SuccessorAsync(to, texts);
        if (successor is null)
        {
            await output.WriteLineAsync(whyNot);
            return ExitCode.Wrong;
        }

        var leaves = await known.FindAsync(from, CancellationToken.None) ?? Person.Unnamed(from);
        var charges = await handing.ListAsync(new Succession(leaves, successor), line.Language);
        foreach (var charge in charges)
            await output.WriteLineAsync(charge.Said);
        foreach (var grant in (await roles.OfAsync(from, CancellationToken.None)).Grants)
            await output.WriteLineAsync(texts.RoleStays(grant));
        var isDry = line.Flags.Contains(DryRun);
        if (!isDry)
            await handing.DoAsync(charges);
        await output.WriteLineAsync(texts.HandedOver(charges.Count(charge => charge.DoAsync is not null), isDry));
        return ExitCode.Fine;
    }
}
