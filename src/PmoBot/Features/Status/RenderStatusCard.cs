using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>Draws a posted status card from the state as it is now, for everybody who may read along.</summary>
internal sealed class RenderStatusCard(ProjectStore projects, StatusStore reports, ChannelLinks links, RoleStore roles, ProfileStore profiles, BrokenTolerance tolerance, IClock clock) : ICardRenderer
{
    public string Kind => StatusLiveCard.Renderer;

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(card.Owner) is not { } code
            || await projects.FindAsync(code, cancel) is not { Project: var project })
            return null;

        var (period, language, person) = StatusLiveCard.Read(card);
        // Somebody's own chat speaks as they do now; a shared conversation as the project does, else as whoever asked there.
        var reader = IsPersonal(card) ? await profiles.FindAsync(person, cancel) : null;
        var texts = StatusTexts.For((IsPersonal(card) ? reader?.Language : project.Language) ?? language);
        var last = await reports.LastVersionAsync(project, period, cancel);
        if (last is not { Stands: true } report)
            return CardContents.Of(StatusCards.Invitation(project, period, texts, reader?.Zone, card, withdrawn: last), texts.NotYetSent(period));

        var view = StatusView.For(project, report, texts, IsPersonal(card) ? person : null, clock.GetCurrentInstant()) with
        {
            Posted = card,
            OffersDecision = IsPersonal(card) && await tolerance.IsOfferedAsync(project, report, cancel),
        };
        return await ShowsFactsAsync(card, project, person, cancel)
            ? CardContents.Of(StatusCards.Summary(view), StatusCards.Line(project, report, texts))
            : CardContents.Of(StatusCards.WithoutFacts(project, report, texts, card), texts.SentWithoutFacts(project.Code.Value, period));
    }

    // A shared conversation sees what its link grants to all of its members, whoever asked; a person, what they may
    // read now, for people leave projects and their cards stay.
    private async Task<bool> ShowsFactsAsync(LiveCard card, Project project, string person, CancellationToken cancel) =>
        IsPersonal(card)
            ? project.IsReadBy(person, await roles.OfAsync(person, cancel))
            : await links.FindAsync(Place.IdOf(card.Conversation!.ConversationId), cancel) == project.Code.Value;

    private static bool IsPersonal(LiveCard card) => card.Conversation?.ConversationType == "personal";
}
