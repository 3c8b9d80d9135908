using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>One item as it stands; what is confidential is as if it were not there to whoever may not read it.</summary>
internal sealed class ShowItem(RegisterProjects projects, RegisterStore register) : ICardAction
{
    public const string ShowVerb = "register.show";

    public string Verb => ShowVerb;

    public static CardAddress Address(ProjectCode project, ItemNumber item) =>
        new(ShowVerb, (RegisterFields.Project, project.Value), (RegisterFields.Item, item.ToString()));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (named, item) = (form.Text(RegisterFields.Project) ?? "", form.Text(RegisterFields.Item) ?? "");
        return await projects.NamedAsync(turn, named, cancel) is { } project && ItemNumber.TryParse(item, null, out var number)
            ? await ShowAsync(turn, project, number, cancel)
            : ProjectAccess.NotReadable(turn, named);
    }

    public async Task<Reply> ShowAsync(Turn turn, Project project, ItemNumber number, CancellationToken cancel)
    {
        var texts = RegisterTexts.For(turn.Language);
        if (await register.FindAsync(project.Code, number, cancel) is not { Item: var item } || !Reads(turn, project, item))
            return ProjectAccess.Here(turn, project, new Reply.Text(texts.NoSuchItem(number, project.Code.Value)));

        var card = new Reply.Card(RegisterCards.Show(project, item, RiskScale.Default, texts), $"{number} {item.Statement}");
        return item.IsConfidential && turn.Place.IsShared ? new Reply.Personally(card) : ProjectAccess.Here(turn, project, card);
    }

    private static bool Reads(Turn turn, Project project, RegisterItem item) =>
        !item.IsConfidential || turn.May(Right.ReadConfidentialItem, project) || turn.Person.Is(item.Owner);
}
