using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static readonly ChosenMessage Said = new("The *vendor* slips\ntwo weeks", "Bob _Durand_", "https://teams.microsoft.com/l/message/19:c@thread.tacv2/1");

    private static IEnumerable<ShownCard> OfExtension(Language language)
    {
        var texts = RegisterTexts.For(language);
        var draft = new RegisterDraft { Id = "draft", Statement = Said.Text, Owner = Camille.ObjectId };
        var form = new RegisterForm(LogItem.LogVerb, draft, texts, new ProjectChoices([Camille, Daniel], [], CanPickPeople: true));
        var section = new ProjectSection(("● " + language.In("Green", "Vert"), ContainerStyle.Good), "62 %", []);
        return
        [
            Card("RegisterCards.Form", "message", RegisterCards.Form(form with
            {
                Draft = draft with { Project = "APOLLO", Message = FromMessage.Of(Said, []) },
                Project = Apollo,
                Notice = ExtensionTexts.For(language).CutShort(RegisterDraft.MaxStatement),
            })),
            Card("RegisterCards.Form", "message-choice", RegisterCards.Form(form with { Draft = draft with { Message = FromMessage.Of(Said, [Apollo, Full]) } })),
            Card("RegisterCards.Posted", "", RegisterCards.Posted(Apollo, Answered with { IsConfidential = false }, Band.High, texts)),
            Card("RegisterCards.Posted", "issue", RegisterCards.Posted(Apollo, Issue, Band.Medium, texts)),
            Card("RegisterCards.PostedProject", "", RegisterCards.PostedProject(Apollo, [section], language)),
            Card("RegisterCards.PostedProject", "bare", RegisterCards.PostedProject(Apollo with { Manager = null, Baselines = [], State = ProjectState.Proposed }, [], language)),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private sealed partial class FullestCards
    {
        private IEnumerable<ShownCard> OfExtension()
        {
            var full = Answered with { Statement = Of(RegisterDraft.MaxStatement), Owner = Longest, IsConfidential = false };
            var message = new ChosenMessage("", Of(FromMessage.MostOfAuthor), Said.Link + new string('x', FromMessage.MostOfLink - Said.Link!.Length));
            var offered = Enumerable.Range(0, 200).Select(at => Apollo with { Code = ProjectCode.TryParse($"PROJECT-{at:00000000}", out var code) ? code.Value : default });
            var draft = RegisterDraft.Of(full, _register) with { Item = null, Version = null, Id = new string('d', 32), CostImpact = Of(Money.MaxLength) };
            var form = new RegisterForm(LogItem.LogVerb, draft, _register, new ProjectChoices(People(30), [], CanPickPeople: false) { CanFind = true })
            {
                Project = Named,
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
                Errors = [.. ItemFact.All.Where(fact => fact.Field.Length > 0).Select(fact => new FieldError(fact.Field, _register.TooLong(RegisterDraft.MaxStatement)))],
            };
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Draft = draft with { Message = FromMessage.Of(message, [.. offered]) } }));
            yield return Card("RegisterCards.Posted", RegisterCards.Posted(Named, full, Band.High, _register));
            yield return Card("RegisterCards.PostedProject", RegisterCards.PostedProject(
                Named with { Manager = Longest, Portfolio = Portfolio, Programme = Of(ProjectLimits.Name) },
                [new ProjectSection((Of(20), ContainerStyle.Good), Of(400), [])], language));
        }
    }
}
