using System.Text;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Imports;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Imports;
using PmoBot.Tests.Features.Register;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static RegisterItem Threat => new()
    {
        Project = Apollo.Code,
        Number = new ItemNumber(RegisterKind.Threat, 12),
        Statement = "Supplier of *racks* slips two weeks",
        Inherent = new Assessment(5, 5),
        Current = new Assessment(4, 5),
        Target = new Assessment(2, 3),
        CostImpact = new Money(120_000, "EUR"),
        Owner = Daniel,
        LoggedBy = Camille,
        LoggedAt = Now,
        NextReview = new LocalDate(2026, 11, 25),
        Version = 1,
        Act = ItemAct.Logged,
        By = Camille,
        At = Now,
    };

    private static RegisterItem Answered => Threat with
    {
        Cause = "One source only",
        Effect = "The site opens late",
        Response = Response.Reduce,
        Action = "Order half from a second source",
        Due = new LocalDate(2026, 11, 20),
        Category = Category.Supplier,
        Proximity = Proximity.Now,
        State = ItemState.Responding,
        IsConfidential = true,
        Version = 2,
        Act = ItemAct.Responded,
        Source = new Uri("https://teams.microsoft.com/l/message/19:c@thread.tacv2/1"),
    };

    private static RegisterItem Issue => Threat with
    {
        Number = new ItemNumber(RegisterKind.Issue, 3),
        Inherent = null,
        Current = null,
        Target = null,
        Severity = 4,
        Type = IssueType.ChangeRequest,
        CameFrom = Threat.Number,
    };

    private static RegisterItem Opportunity => Threat with { Number = new ItemNumber(RegisterKind.Opportunity, 1), Owner = null };

    private static IEnumerable<ShownCard> OfRegister(Language language)
    {
        var texts = RegisterTexts.For(language);
        var choices = new ProjectChoices([Camille, Daniel], [Apollo.Portfolio], CanPickPeople: true);
        var fresh = RegisterDraft.Of("draft", RegisterKind.Threat, Apollo, RegisterWords.Parse("vendor slips p4 i5 due 2026-12-15", new LocalDate(2026, 11, 18)), Camille);
        var view = new ItemView(Apollo, Threat, RiskScale.Default, texts, new LocalDate(2026, 11, 18)) { MayChange = true, CanBeUndone = true, IsOwnChange = true, MayEscalate = true };
        RegisterItem[] life = [Threat, Answered, Answered with { State = ItemState.Closed, Outcome = "Delivered", Version = 3, Act = ItemAct.Closed, By = Daniel }];
        return
        [
            Card("RegisterCards.Form", "threat", RegisterCards.Form(Of(LogItem.LogVerb, fresh))),
            Card("RegisterCards.Form", "issue", RegisterCards.Form(Of(LogItem.LogVerb, fresh with { Kind = RegisterKind.Issue, Severity = "3" }))),
            Card("RegisterCards.Form", "wrong", RegisterCards.Form(Of(LogItem.LogVerb, fresh with { Statement = null, Probability = null, CostImpact = "lots" }) with
            {
                Errors =
                [
                    new(RegisterFields.Statement, texts.StatementMissing(RegisterKind.Threat)), new(RegisterFields.Probability, texts.ChooseStep),
                    new(RegisterFields.CostImpact, texts.NotAnAmount("lots", "€")),
                ],
            })),
            Card("RegisterCards.Form", "edit", RegisterCards.Form(Of(EditItem.SaveVerb, RegisterDraft.Of(Answered, texts)))),
            Card("RegisterCards.Form", "edit-meanwhile", RegisterCards.Form(Of(EditItem.SaveVerb, RegisterDraft.Of(Answered, texts)) with
            {
                Notice = texts.ChangedMeanwhile(Daniel.Name),
                Errors = [new(RegisterFields.Statement, texts.Meanwhile(Threat.Statement))],
            })),
            Card("RegisterCards.Form", "respond", RegisterCards.Form(Of(RespondToItem.RespondVerb, RegisterDraft.Of(Threat, texts)))),
            Card("RegisterCards.Form", "respond-issue", RegisterCards.Form(Of(RespondToItem.RespondVerb, RegisterDraft.Of(Issue, texts)))),
            Card("RegisterCards.Form", "close", RegisterCards.Form(Of(CloseItem.CloseVerb, RegisterDraft.Of(Threat, texts)))),
            Card("RegisterCards.Form", "reopen", RegisterCards.Form(Of(ReopenItem.ReopenVerb, RegisterDraft.Of(Threat, texts)))),
            Card("RegisterCards.Form", "cameabout-threat", RegisterCards.Form(Of(ComeAbout.ComeAboutVerb, RegisterDraft.Of(Threat, texts) with { Severity = "5" }))),
            Card("RegisterCards.Form", "cameabout-opportunity", RegisterCards.Form(Of(ComeAbout.ComeAboutVerb, RegisterDraft.Of(Opportunity, texts)))),
            Card("RegisterCards.Show", "", RegisterCards.Show(view)),
            Card("RegisterCards.Show", "answered", RegisterCards.Show(view with { Item = Answered, CanBeUndone = false, Today = new LocalDate(2026, 12, 1) })),
            Card("RegisterCards.Show", "reader", RegisterCards.Show(view with { Item = Opportunity, MayChange = false, CanBeUndone = false })),
            Card("RegisterCards.Show", "anothers-change", RegisterCards.Show(view with { IsOwnChange = false })),
            Card("RegisterCards.Show", "issue", RegisterCards.Show(view with { Item = Issue, Notice = texts.AlsoChanged(Daniel.Name, [texts.Cause]) })),
            Card("RegisterCards.Withdrawn", "", RegisterCards.Withdrawn(Apollo, Threat with { State = ItemState.Withdrawn, By = Daniel }, texts, PortfolioSettings.Default.Zone)),
            Card("RegisterCards.History", "", RegisterCards.History(Apollo, life, texts, PortfolioSettings.Default.Zone)),
            Card("ScaleCards.Form", "", ScaleCards.Form(new ScaleForm(Apollo.Portfolio, ScaleDraft.Of(Apollo.Portfolio, RiskScale.Default), ScaleTexts.For(language)))),
            Card("ScaleCards.Form", "wrong", ScaleCards.Form(new ScaleForm(Apollo.Portfolio, new FormData([new(ScaleDraft.Bands, "12 4")]), ScaleTexts.For(language))
            {
                Errors = ScaleDraft.Read(new FormData([new(ScaleDraft.Bands, "12 4")]), ScaleTexts.For(language)).Errors,
            })),
            Card("ScaleCards.Saved", "", ScaleCards.Saved(Apollo.Portfolio, RiskScale.Default, ScaleTexts.For(language))),
            Card("ScaleCards.Which", "", ScaleCards.Which([Apollo.Portfolio, new Portfolio("retail", "Retail *2027*")], ScaleTexts.For(language))),
            Card("ImportCards.List", "register", ImportCards.List("register.csv", Import(), KeptFile)),
        ];

        RegisterImportPlan Import() => ImportOf(language, RegisterFileHouse.File(
            "APOLLO,,threat,Supplier of *racks* slips,,,4,5,,,,,,,,,,", "APOLLO,R-12,,,,,5,,,130000,,,fallback,,,,closed,", "HERMES,,issue,Down,,,,,3,,,,,,,,,"));

        RegisterForm Of(string verb, RegisterDraft draft) => new(verb, draft, texts, choices)
        {
            Project = Apollo,
            Item = draft.Item is null ? null : new[] { Threat, Issue, Opportunity }.Single(item => item.Number.ToString() == draft.Item),
        };

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private static RegisterImportPlan ImportOf(Language language, string file)
    {
        var apollo = new StandingRegister(
            new StoredProject(Apollo, default), new Dictionary<ItemNumber, StoredItem> { [Threat.Number] = new(Threat, default) }, RiskScale.Default);
        return RegisterImportPlan.Of(
            new RegisterImportRules(Importer.CommandLine, Now, RegisterImportTexts.For(language)),
            RegisterFile.Read(Encoding.UTF8.GetBytes(file), language),
            new Dictionary<ProjectCode, StandingRegister> { [Apollo.Code] = apollo });
    }

    private sealed partial class FullestCards
    {
        private readonly RegisterTexts _register = RegisterTexts.For(language);

        private IEnumerable<ShownCard> OfRegister()
        {
            var worded = RiskScale.Default with
            {
                ProbabilityWords = [.. Enumerable.Repeat(Of(ScaleDraft.MaxWords), RiskScale.Steps)],
                ImpactWords = [.. Enumerable.Repeat(Of(ScaleDraft.MaxWords), RiskScale.Steps)],
            };
            var choices = new ProjectChoices(People(30), [Portfolio], CanPickPeople: false) { CanFind = true };
            var full = Answered with
            {
                Statement = Of(RegisterDraft.MaxStatement),
                Cause = Of(RegisterDraft.MaxPart),
                Effect = Of(RegisterDraft.MaxPart),
                Action = Of(RegisterDraft.MaxPart),
                Outcome = Of(RegisterDraft.MaxPart),
                Owner = Longest,
                LoggedBy = Longest,
                By = Longest,
                Became = Issue.Number,
                CameFrom = Threat.Number,
            };
            var form = new RegisterForm(LogItem.LogVerb, RegisterDraft.Of(full, _register) with { Outcome = Of(RegisterDraft.MaxPart), CostImpact = Of(Money.MaxLength) }, _register, choices)
            {
                Project = Named,
                Item = full,
                Scale = worded,
                Notice = _register.ChangedMeanwhile(Longest.Name),
                Errors = [.. ItemFact.All.Where(fact => fact.Field.Length > 0).Select(fact => new FieldError(fact.Field, _register.Meanwhile(_register.Say(fact, full))))],
            };
            var view = new ItemView(Named, full, RiskScale.Default, _register, new LocalDate(2026, 12, 1))
            {
                MayChange = true,
                CanBeUndone = true,
                Notice = _register.AlsoChanged(Longest.Name, [.. ItemFact.All.Select(fact => _register.Label(fact, full))]),
            };
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Draft = form.Draft with { Item = null } }));
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Verb = EditItem.SaveVerb }));
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Verb = RespondToItem.RespondVerb }));
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Verb = CloseItem.CloseVerb }));
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Verb = ReopenItem.ReopenVerb }));
            yield return Card("RegisterCards.Form", RegisterCards.Form(form with { Verb = ComeAbout.ComeAboutVerb }));
            yield return Card("RegisterCards.Show", RegisterCards.Show(view));
            yield return Card("RegisterCards.Withdrawn", RegisterCards.Withdrawn(Named, full, _register, PortfolioSettings.Default.Zone));
            yield return Card("RegisterCards.History", RegisterCards.History(
                Named, [.. Enumerable.Range(1, 50).Select(version => (version % 2 == 0 ? full : Threat with { By = Longest }) with { Version = version })], _register, PortfolioSettings.Default.Zone));
            var import = ImportOf(language, RegisterFileHouse.File(Enumerable.Range(1, 60).Select(i => i % 2 == 0
                ? $"NEW-{i},,{Of(20)},,,,,,,,,,,,,,,"
                : $"APOLLO,,issue,\"{i} {Of(RegisterDraft.MaxStatement - 3)}\",,,,,2,,,,,,,,,")));
            yield return Card("ImportCards.List", ImportCards.List(Of(300), import, KeptFile));
            yield return Card("ImportCards.Imported", ImportCards.Imported(new ImportDone(import, [], import.Writes), KeptFile));
            yield return Card("ScaleCards.Form", ScaleCards.Form(new ScaleForm(Portfolio, ScaleDraft.Of(Portfolio, worded), ScaleTexts.For(language))
            {
                Errors = ScaleDraft.Read(FormData.Empty, ScaleTexts.For(language)).Errors,
            }));
            yield return Card("ScaleCards.Saved", ScaleCards.Saved(Portfolio, worded, ScaleTexts.For(language)));
            yield return Card("ScaleCards.Which", ScaleCards.Which([.. Enumerable.Repeat(Portfolio, 200)], ScaleTexts.For(language)));
        }
    }
}
