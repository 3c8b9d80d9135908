using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>The form comes back: a role for a person, within the scope of whoever grants it.</summary>
internal sealed class GrantRole(RoleStore roles, RolePeople people, RoleScopes scopes) : IFormAction
{
    public const string GrantVerb = "roles.grant";

    public string Verb => GrantVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = RoleDraft.From(form);
        var scope = draft.Scope is null ? null : NamedScope.Parse(draft.Scope);
        if (scope is null ? !turn.MaySomewhere(Right.GrantRoles) : !turn.May(Right.GrantRoles, scope))
            return new Reply.Refused(Right.GrantRoles, scope ?? Scope.All);

        var choices = await people.ChoicesAsync(turn, scopes, draft, cancel);
        var texts = RoleTexts.For(turn.Language);
        if (choices.CanFind && draft.Find is { } part)
            return Again(draft, choices, texts, [], texts.Found(choices.Found, part));

        var person = choices.People.FirstOrDefault(one => one.Is(draft.Person));
        var named = choices.Scopes.FirstOrDefault(one => one.Scope == scope);
        List<FieldError> errors = [];
        if (person is null)
            errors.Add(new(RoleFields.Person, draft.Person is null ? texts.PersonMissing : texts.PersonUnknown));
        if (draft.ParsedRole is null)
            errors.Add(new(RoleFields.Role, texts.RoleMissing));
        if (named is null)
            errors.Add(new(RoleFields.Scope, texts.ScopeMissing));
        if (errors.Count > 0)
            return Again(draft, choices, texts, errors);

        var grant = new Grant(draft.ParsedRole!.Value, named!.Scope.Portfolio, named.Scope.Programme) { ScopeName = named.Name };
        return await GrantAsync(turn, draft, choices, person!, grant, cancel);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var draft = RoleDraft.From(form);
        var scope = NamedScope.Parse(draft.Scope ?? NamedScope.All);
        var person = draft.Person is { } id && !turn.Person.Is(id) ? Person.Unnamed(id) : turn.Person;
        var choices = new RoleChoices([person], [new NamedScope(scope, scope == Scope.All ? null : draft.Scope)], turn.CanPickPeople);
        var texts = RoleTexts.For(turn.Language);
        return new Reply.FormAgain(RoleCards.Form(draft, choices, texts, [], notice), texts.GrantTitle);
    }

    private async Task<Reply> GrantAsync(
        Turn turn, RoleDraft draft, RoleChoices choices, Person person, Grant grant, CancellationToken cancel)
    {
        var texts = RoleTexts.For(turn.Language);
        var held = (await roles.OfAsync(person.ObjectId, cancel)).Grants;
        if (held.Count >= RoleStore.MostGrants && !held.Any(grant.IsSame))
            return Again(draft, choices, texts, [new(RoleFields.Scope, texts.TooMany)]);
        if (await roles.GrantAsync(turn, person, grant) is not Outcome<Roles>.Settled)
            return Again(draft, choices, texts, [], ConversationTexts.For(turn.Language).Busy);

        return new Reply.UpdatedCard(RoleCards.Granted(person, grant, texts), texts.Granted(person.Name));
    }

    private static Reply.FormAgain Again(
        RoleDraft draft, RoleChoices choices, RoleTexts texts, IReadOnlyList<FieldError> errors, string? notice = null) =>
        new(RoleCards.Form(draft, choices, texts, errors, notice), texts.GrantTitle);
}

/// <summary>[Grant a role]: the form.</summary>
internal sealed class OpenGrant(RolePeople people, RoleScopes scopes) : ICardAction
{
    public const string OpenVerb = "roles.open";

    public string Verb => OpenVerb;

    /// <summary>With the role and the scope chosen already.</summary>
    public static CardAddress Address(Role role, Scope scope) =>
        new(OpenVerb, (RoleFields.Role, role.ToString()), (RoleFields.Scope, new NamedScope(scope, null).Value));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (!turn.MaySomewhere(Right.GrantRoles))
            return new Reply.Refused(Right.GrantRoles, Scope.All);

        var texts = RoleTexts.For(turn.Language);
        var draft = RoleDraft.From(form) with { Person = null, Find = null };
        var choices = await people.ChoicesAsync(turn, scopes, draft, cancel);
        var open = new CardAddress(OpenVerb, (RoleFields.Role, draft.Role ?? ""), (RoleFields.Scope, draft.Scope ?? ""));
        return new Reply.Form(RoleCards.Form(draft, choices, texts, []), texts.GrantTitle, open);
    }
}
