using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

internal static class RoleCards
{
    private const int LongestName = 40;

    /// <summary>A page of who holds what; beside each that the reader may end, the button that ends it.</summary>
    public static AdaptiveCard List(RolePage page, RoleTexts texts, string? notice = null) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.Count(page.Count)),
            CardParts.Title(texts.Title),
            .. notice is null ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Good, notice)],
            .. page.Lines.Select(line => Row(line, texts)),
        ],
        Actions =
        [
            .. page.MayGrant ? [CardParts.MainButton(texts.GrantTitle, new CardAddress(OpenGrant.OpenVerb))] : Array.Empty<CardAction>(),
            .. page.Next is { } next
                ? [CardParts.Button(texts.NextPage, new CardAddress(ShowRoles.PageVerb, (RoleFields.From, next.ToString(CultureInfo.InvariantCulture))))]
                : Array.Empty<CardAction>(),
        ],
    };

    public static AdaptiveCard Form(
        RoleDraft draft, RoleChoices choices, RoleTexts texts, IReadOnlyList<FieldError> errors, string? notice = null) => new()
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Head(
                [
                    CardParts.Title(texts.GrantTitle),
                    .. notice is null ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Warning, notice)],
                    .. errors.Count == 0 ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)],
                ]),
                .. CardParts.Field(new ChoiceSetInput(
                    RoleFields.Person, [.. choices.People.Select(person => new Choice(Short(person.Name), person.ObjectId))])
                {
                    Label = texts.Person,
                    Value = draft.Person,
                    People = choices.CanPickPeople ? PeopleScope.Organization : null,
                    Style = ChoiceStyle.Compact,
                    IsRequired = !choices.CanFind,   // a client would not let the search go either
                    ErrorMessage = texts.PersonMissing,
                }, errors),
                .. CardParts.Field(new ChoiceSetInput(
                    RoleFields.Role, [.. Enum.GetValues<Role>().Reverse().Select(role => new Choice(texts.Meaning(role), role.ToString()))])
                {
                    Label = texts.RoleLabel,
                    Value = draft.Role ?? nameof(Role.Reader),
                    Style = ChoiceStyle.Expanded,
                    Wrap = true,
                }, errors),
                .. CardParts.Field(new ChoiceSetInput(
                    RoleFields.Scope, [.. Scopes(draft, choices).Select(scope => new Choice(Place(scope.Name ?? texts.All), scope.Value))])
                {
                    Label = texts.ScopeLabel,
                    Value = draft.Scope,
                    Style = ChoiceStyle.Filtered,
                    IsRequired = !choices.CanFind,
                    ErrorMessage = texts.ScopeMissing,
                }, errors),
                .. choices.CanFind ? [Find(texts)] : Array.Empty<Element>(),
            ],
            Actions = [CardParts.MainButton(texts.Grant, new CardAddress(GrantRole.GrantVerb))],
        };

    public static AdaptiveCard Granted(Person person, Grant grant, RoleTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.Granted(Short(person.Name))),
            new FactSet([new Fact(texts.RoleLabel, texts.Role(grant.Role)), new Fact(texts.ScopeLabel, texts.Of(grant))]),
            CardParts.Context(texts.FromNowOn),
        ],
        Actions = [CardParts.Button(texts.Title, TurnRouter.Run(texts.Help.Usage))],
    };

    private static Container Row(RolePage.Line line, RoleTexts texts)
    {
        IReadOnlyList<Element> said =
        [
            new TextBlock(CardText.Markdown($"**{Short(line.Person.Name)}** {texts.Role(line.Grant.Role)}")) { Wrap = true },
            CardParts.Context(Place(texts.Of(line.Grant))),
            .. About(line, texts) is { } about ? [CardParts.Context(about)] : Array.Empty<Element>(),
        ];
        return new Container(line.MayWithdraw
            ? [new ColumnSet(
                [
                    new Column(said) { Width = "stretch" },
                    new Column([new ActionSet([CardParts.Button(texts.Withdraw, WithdrawRole.Address(line.Person, line.Grant))])])
                    {
                        Width = "auto",
                        VerticalContentAlignment = VerticalAlignment.Center,
                    },
                ])]
            : said)
        { Separator = true, Spacing = Spacing.Small };
    }

    private static string? About(RolePage.Line line, RoleTexts texts) => line switch
    {
        { IsConfigured: true } => texts.Configured,
        { GrantedOn: { } day } => texts.GrantedBy(texts.Day(day), line.GrantedBy is { } by ? Short(by) : null),
        _ => null,
    };

    private static ColumnSet Find(RoleTexts texts) => CardParts.WithButton(
        new TextInput(RoleFields.Find) { Label = texts.Find, Placeholder = texts.FindPlaceholder, MaxLength = RoleDraft.LongestPart },
        CardParts.Button(texts.FindButton, new CardAddress(GrantRole.GrantVerb)));

    private static IEnumerable<NamedScope> Scopes(RoleDraft draft, RoleChoices choices) => choices.Scopes
        .OrderByDescending(scope => scope.Value == draft.Scope || scope.Name is null)
        .Take(RoleScopes.Most);

    // Of a long portfolio and its programme something of both, or all its programmes would read the same.
    private static string Place(string name) => name.Length > LongestName && name.Split(NamedScope.Within, 2) is [var portfolio, var programme]
        ? portfolio.CutAt(LongestName / 2) + NamedScope.Within + programme.CutAt(LongestName / 2)
        : Short(name);

    private static string Short(string text) => text.CutAt(LongestName);
}
