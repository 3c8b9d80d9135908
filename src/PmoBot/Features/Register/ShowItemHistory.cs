using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>What became of an item, the newest first: who, when, and what changed.</summary>
internal sealed class ShowItemHistory(RegisterItems items, RegisterStore register) : ICardAction
{
    public const string HistoryVerb = "register.history";

    /// <summary>Steps on a card.</summary>
    public const int PageSize = 8;

    private const string Through = "through";

    public string Verb => HistoryVerb;

    /// <param name="through">The newest version that is shown; null: the newest of all.</param>
    public static CardAddress Address(RegisterItem item, int? through = null) => new(
        HistoryVerb,
        (RegisterFields.Project, item.Project.Value),
        (RegisterFields.Item, item.Number.ToString()),
        (Through, (through ?? int.MaxValue).ToString(CultureInfo.InvariantCulture)));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (found, missing) = await items.FindAsync(turn, form.Text(RegisterFields.Project), form.Text(RegisterFields.Item), cancel);
        if (found is null)
            return missing;

        var through = int.TryParse(form.Text(Through), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : int.MaxValue;
        return await OfAsync(turn, found, through, cancel);
    }

    /// <param name="through">The newest version that is shown.</param>
    public async Task<Reply> OfAsync(Turn turn, FoundItem found, int through, CancellationToken cancel)
    {
        var texts = RegisterTexts.For(turn.Language);
        var versions = await register.VersionsAsync(found.Item, cancel);
        // What was said while it was confidential stays with those who may read that; of what still is, they alone are shown anything.
        if (!found.Item.IsConfidential && (turn.Place.IsShared || !(turn.May(Right.ReadConfidentialItem, found.Project) || turn.Person.Is(found.Item.Owner))))
            versions = [.. versions.SkipWhile(version => versions.Any(other => other.IsConfidential && other.Version >= version.Version))];
        IReadOnlyList<RegisterItem> shown = [.. versions.TakeWhile(version => version.Version <= through)];
        var card = RegisterCards.History(found.Project, shown.Count > 0 ? shown : versions, texts, turn.Zone);
        return RegisterItems.Here(turn, found.Project, found.Item, new Reply.Card(card, texts.HistoryOf(found.Item.Number)));
    }
}
