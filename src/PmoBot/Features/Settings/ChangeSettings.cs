using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>`settings`: in which language and by which clock I am spoken to, and who stands in while I am away.</summary>
internal sealed class ChangeSettings(ProfileStore profiles, KnownPeople known, PickedPeople picked, IDirectory directory, DirectoryHints hints) : ICommand, IFormAction
{
    public const string SaveVerb = "settings.save";

    public CommandName Name { get; } = new(["settings"], ["paramètres"])
    {
        Help = language => SettingsTexts.For(language).Help,
        InManifest = true,
    };

    public string Verb => SaveVerb;

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var profile = await profiles.FindAsync(turn.Person.ObjectId, cancel);
        var texts = SettingsTexts.For(turn.Language);
        var form = await FormAsync(turn, SettingsDraft.Of(profile, Today(turn), directory.IsOn), profile?.Deputy, cancel) with
        {
            ClientZone = profile?.ClientZone,
            MailboxZone = profile is null or { KnownZone: null, ClosesMailbox: false } ? (await hints.ZoneOfAsync(turn.Person, cancel))?.Id : null,
            IsAwayByMailbox = profile?.IsAwayByMailbox == true,
        };
        return new Reply.Form(SettingsCards.Form(form, texts, turn.Language), texts.Title, TurnRouter.Run(texts.Help.Usage));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = SettingsDraft.From(form);
        var deputy = draft.Deputy is { } id ? await DeputyAsync(turn, id, cancel) : null;
        var (change, errors) = draft.Validate(turn.Person, deputy, Today(turn), SettingsTexts.For(turn.Language));
        if (errors.Count > 0)
            return Again(turn, await FormAsync(turn, draft, deputy, cancel) with { Errors = errors });

        if (await profiles.ChangeAsync(turn.Person, change) is not Outcome<Profile>.Settled { Value: var saved })
            return FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);

        var texts = SettingsTexts.For(saved.Language);
        return new Reply.UpdatedCard(SettingsCards.Saved(saved, turn.Now, texts), texts.Saved);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var draft = SettingsDraft.From(form);
        Person[] chosen = draft.Deputy is { } id ? [new Person(id, id)] : [];
        return Again(turn, new SettingsForm(draft, chosen, turn.CanPickPeople) { Notice = notice });
    }

    // The deputy of before may have left the list of those who are known.
    private async Task<Person?> DeputyAsync(Turn turn, string id, CancellationToken cancel) =>
        await picked.FindAsync(turn, id, cancel)
        ?? ((await profiles.FindAsync(turn.Person.ObjectId, cancel))?.Deputy is { } deputy && deputy.Is(id) ? deputy : null);

    private async Task<SettingsForm> FormAsync(Turn turn, SettingsDraft draft, Person? deputy, CancellationToken cancel)
    {
        var offered = (await known.ListAsync(cancel)).Where(person => !turn.Person.Is(person)).Concat(deputy is null ? [] : [deputy]);
        return new SettingsForm(draft, [.. offered.DistinctBy(person => person.ObjectId)], turn.CanPickPeople);
    }

    private static LocalDate Today(Turn turn) => turn.Now.InZone(turn.Zone).Date;

    private static Reply.FormAgain Again(Turn turn, SettingsForm form)
    {
        var texts = SettingsTexts.For(turn.Language);
        return new Reply.FormAgain(SettingsCards.Form(form, texts, turn.Language), texts.Title);
    }
}
