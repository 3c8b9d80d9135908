using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>`roles`: who holds what in my scope, each line with a button that withdraws it.</summary>
internal sealed class ShowRoles(RoleStore roles) : ICommand, ICardAction
{
    public const string PageVerb = "roles.page";
    public const int PageSize = 10;

    public CommandName Name { get; } = new(["roles"], ["rôles"])
    {
        Help = language => RoleTexts.For(language).Help,
        ForWhom = ForWhom.Pmo,
    };

    public string Verb => PageVerb;

    public Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) => ShowAsync(turn, 0, cancel);

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => ShowAsync(
        turn, int.TryParse(form.Text(RoleFields.From), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0, cancel);

    // Who may do what is for nobody's eyes but the asker's.
    private async Task<Reply> ShowAsync(Turn turn, int from, CancellationToken cancel)
    {
        if (!turn.MaySomewhere(Right.ReadRoles))
            return new Reply.Refused(Right.ReadRoles, Scope.All);

        var card = RoleCards.List(await PageAsync(turn, from, cancel), RoleTexts.For(turn.Language));
        return new Reply.Personally(new Reply.Card(card, RoleTexts.For(turn.Language).Title));
    }

    /// <summary>What meets the scopes of whoever reads: a PMO for all acts in each of them.</summary>
    public async Task<RolePage> PageAsync(Turn turn, int from, CancellationToken cancel)
    {
        var holders = await roles.HoldersAsync(cancel);
        var mine = turn.Roles.Grants.Where(grant => Right.ReadRoles.IsOf(new Roles([grant]).Anywhere)).ToList();
        var lines = holders
            .SelectMany(holder => holder.Grants.Select(grant => (Holder: holder, Grant: grant)))
            .Where(line => mine.Exists(grant => grant.Scope.Meets(line.Grant.Scope)))
            .ToList();
        from = Math.Clamp(from, 0, Math.Max(0, lines.Count - 1));
        var names = holders.Select(holder => holder.Person).DistinctBy(person => person.ObjectId)
            .ToDictionary(person => person.ObjectId, person => person.Name, StringComparer.OrdinalIgnoreCase);
        return new RolePage(
            lines.Count,
            [.. lines.Skip(from).Take(PageSize).Select(line => new RolePage.Line(line.Holder.Person, line.Grant)
            {
                IsConfigured = line.Holder.IsConfigured,
                GrantedOn = line.Grant.Since?.InZone(turn.Zone).Date,
                GrantedBy = line.Grant.By is { } by ? names.GetValueOrDefault(by) : null,
                MayWithdraw = !line.Holder.IsConfigured && turn.May(Right.GrantRoles, line.Grant.Scope),
            })],
            from + PageSize < lines.Count ? from + PageSize : null,
            turn.MaySomewhere(Right.GrantRoles));
    }
}

/// <summary>A page of who holds what.</summary>
internal sealed record RolePage(int Count, IReadOnlyList<RolePage.Line> Lines, int? Next, bool MayGrant)
{
    internal sealed record Line(Person Person, Grant Grant)
    {
        public bool IsConfigured { get; init; }

        public LocalDate? GrantedOn { get; init; }

        public string? GrantedBy { get; init; }

        public bool MayWithdraw { get; init; }
    }
}
