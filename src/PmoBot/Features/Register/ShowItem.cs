using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>One item as it stands; what is confidential is as if it were not there to whoever may not read it.</summary>
internal sealed class ShowItem(RegisterItems items, RiskScales scales) : ICardAction
{
    public const string ShowVerb = "register.show";

    public string Verb => ShowVerb;

    public static CardAddress Address(ProjectCode project, ItemNumber item) =>
        new(ShowVerb, (RegisterFields.Project, project.Value), (RegisterFields.Item, item.ToString()));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        await ShowAsync(turn, form.Text(RegisterFields.Project), form.Text(RegisterFields.Item), cancel);

    public async Task<Reply> ShowAsync(Turn turn, string? project, string? number, CancellationToken cancel)
    {
        var (found, missing) = await items.FindAsync(turn, project, number, cancel);
        if (found is null)
            return missing;
        var view = ItemView.For(turn, found.Project, found.Item, await scales.FindAsync(found.Item.Scale, cancel));
        return RegisterItems.Here(turn, found.Project, found.Item, new Reply.Card(RegisterCards.Show(view), view.Line));
    }
}

/// <summary>All that an item's card is drawn from, and what this reader may do with it.</summary>
internal sealed record ItemView(Project Project, RegisterItem Item, RiskScale Scale, RegisterTexts Texts, LocalDate Today)
{
    public bool MayChange { get; init; }

    public bool CanBeUndone { get; init; }

    /// <summary>What would be undone is the reader's own: no card of many says so.</summary>
    public bool IsOwnChange { get; init; }

    public bool MayEscalate { get; init; }

    /// <summary>Said above it.</summary>
    public string? Notice { get; init; }

    public string Line => $"{Item.Number} {Item.Statement}";

    public static ItemView For(Turn turn, Project project, RegisterItem item, RiskScale scale)
    {
        var undoes = turn.Person.Is(item.By) || turn.May(Right.UndoItemOfAnother, project);
        return new(project, item, scale, RegisterTexts.For(turn.Language), project.PortfolioSettings.DayOf(turn.Now))
        {
            MayChange = RegisterItems.MayChange(turn, project, item) && project.State != ProjectState.Closed,
            CanBeUndone = undoes && project.State != ProjectState.Closed && UndoItem.IsOpen(item, turn.Now),
            MayEscalate = item.IsLive && Escalating.IsOffered(project) && turn.May(Right.Escalate, project),
            IsOwnChange = turn.Person.Is(item.By) && !turn.Place.IsShared,
        };
    }
}
