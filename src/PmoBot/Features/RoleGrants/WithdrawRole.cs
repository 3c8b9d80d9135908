using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>[Withdraw]: the role is gone with that person's next turn; the list stands without it.</summary>
internal sealed class WithdrawRole(RoleStore roles, ShowRoles list) : ICardAction
{
    public const string WithdrawVerb = "roles.withdraw";

    public string Verb => WithdrawVerb;

    public static CardAddress Address(Person person, Grant grant) => new(
        WithdrawVerb,
        (RoleFields.Person, person.ObjectId),
        (RoleFields.Role, grant.Role.ToString()),
        (RoleFields.Scope, new NamedScope(grant.Scope, null).Value));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (RoleDraft.From(form) is not { Person: { } id, ParsedRole: { } role, Scope: { } value })
            return new Reply.Refused(new Refusal.Forged(WithdrawVerb));

        var scope = NamedScope.Parse(value);
        if (!turn.May(Right.GrantRoles, scope))
            return new Reply.Refused(Right.GrantRoles, scope);

        var grant = new Grant(role, scope.Portfolio, scope.Programme);
        var holders = (await roles.HoldersAsync(cancel)).Where(holder => holder.Person.Is(id) && holder.Grants.Any(grant.IsSame)).ToList();
        if (holders.Find(holder => !holder.IsConfigured) is { } holder)
            return await WithdrawAsync(turn, holder.Person, grant, cancel);
        // Of the configuration's administrators no card offers it; anybody else's was withdrawn a moment ago.
        return holders.Count > 0 ? new Reply.Refused(new Refusal.Forged(WithdrawVerb)) : await ListAsync(turn, null, cancel);
    }

    private async Task<Reply> WithdrawAsync(Turn turn, Person person, Grant grant, CancellationToken cancel)
    {
        if (await roles.WithdrawAsync(turn, person, grant) is not Outcome<Roles>.Settled)
            return new Reply.Text(ConversationTexts.For(turn.Language).Busy);

        // Who withdrew their own is no longer the one to whom the list is shown.
        var now = turn with { Roles = await roles.OfAsync(turn.Person.ObjectId, cancel) };
        return await ListAsync(now, RoleTexts.For(turn.Language).Withdrawn(person.Name, grant), cancel);
    }

    private async Task<Reply> ListAsync(Turn turn, string? notice, CancellationToken cancel)
    {
        var texts = RoleTexts.For(turn.Language);
        return new Reply.UpdatedCard(RoleCards.List(await list.PageAsync(turn, 0, cancel), texts, notice), notice ?? texts.Title);
    }
}
