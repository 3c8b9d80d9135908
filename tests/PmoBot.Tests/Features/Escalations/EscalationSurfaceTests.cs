using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;
using PmoBot.Verbs;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Where cases are seen and begin: lists, a case by its number, reports, items, channels, paper.</summary>
public sealed class EscalationSurfaceTests : IDisposable
{
    private static readonly Roles Pmo = Roles.PmoForAll;

    private readonly EscalationHouse _house = new();

    private ProjectHouse House => _house.House;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_list_shows_what_is_open_first_and_a_case_is_found_by_its_number()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync(otherwise: ("wanted", "First?"));
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        await _house.RaiseAsync(otherwise: ("wanted", "Second?"));

        var list = await SaidAsync("escalations APOLLO", Ana);
        Assert.True(list.IndexOf("Second?", StringComparison.Ordinal) < list.IndexOf("First?", StringComparison.Ordinal), list);
        Assert.Contains("Level 1: 1 decided", list, StringComparison.Ordinal);
        Assert.DoesNotContain("half of them", list, StringComparison.Ordinal);   // of one it would say how fast Bo was
        Assert.Contains("Second?", await SaidAsync("E-2", Ana), StringComparison.Ordinal);
        Assert.Contains("First?", await SaidAsync("apollo e1", Bo), StringComparison.Ordinal);
        Assert.Equal("There is no APOLLO E-3 that you can read.", await SaidAsync("APOLLO E-3", Ana));
        Assert.Equal("None of your projects has a case E-3 that you can read.", await SaidAsync("e-3", Ana));
    }

    [Fact]
    public async Task A_portfolio_lists_what_is_open_the_oldest_first_with_lead_times_of_five_and_more()
    {
        await _house.BeginAsync();
        for (var number = 1; number <= 5; number++)
        {
            await _house.RaiseAsync(otherwise: ("wanted", $"Case {number}?"));
            House.Wait(Duration.FromMinutes(30 * number));
            await House.PressAsync(DecideEscalation.DecideVerb, new { project = Code, escalation = $"E-{number}", opening = "1", option = "A" }, Roles.None, Bo);
        }

        await _house.RaiseAsync(otherwise: ("wanted", "Sixth?"));
        await _house.DeliverAsync();

        var list = Shown(await House.SayAsync("escalations Digital", Pmo));
        Assert.Contains("Sixth?", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Case 1?", list, StringComparison.Ordinal);
        Assert.Contains("Level 1: 5 decided, half of them within 2 working hours, nine in ten within 3 working hours", list, StringComparison.Ordinal);
        Assert.StartsWith("There is no project Digital that you can read.", await SaidAsync("escalations Digital", Ana), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_case_is_in_no_list_but_that_of_its_readers_and_in_no_figure()
    {
        await _house.BeginAsync(Any(Bo));
        await House.CreateMembersAsync(Code, Dee);
        await LogAsync("Merger talks", confidential: true);
        await RaiseAboutAsync("R-1", "Stop the merger?");
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        await _house.DeliverAsync();

        Assert.Contains("Stop the merger?", await SaidAsync("escalations APOLLO", Ana), StringComparison.Ordinal);
        Assert.Contains("Stop the merger?", await SaidAsync("escalations APOLLO", Bo), StringComparison.Ordinal);
        Assert.DoesNotContain("decided", await SaidAsync("escalations APOLLO", Ana), StringComparison.Ordinal);
        Assert.Equal("No escalations of APOLLO. “escalate” raises one.", await SaidAsync("escalations APOLLO", Dee));
        Assert.Equal(
            (await SaidAsync("APOLLO E-2", Dee)).Replace("E-2", "E-1", StringComparison.Ordinal), await SaidAsync("APOLLO E-1", Dee));
        await House.SayAsync($"link {Code}", Pmo, ProjectHouse.ChannelId);
        Assert.DoesNotContain("merger", Shown(await House.SayAsync("escalations", Roles.None, ProjectHouse.ChannelId, Ana)), StringComparison.Ordinal);
        Assert.IsType<Reply.Text>(await House.PressAsync(ViewEscalation.ViewVerb, Data(), Roles.None, Ana, ProjectHouse.ChannelId));
    }

    [Fact]
    public async Task Whoever_decides_about_a_confidential_item_reads_the_item_by_its_number_alone()
    {
        await _house.BeginAsync(Any(Bo));
        await House.CreateMembersAsync(Code, Dee);
        await LogAsync("Merger talks", confidential: true);
        Assert.DoesNotContain("Merger", await SaidAsync("APOLLO R-1", Bo), StringComparison.Ordinal);

        await RaiseAboutAsync("R-1", "Stop the merger?");

        Assert.Contains("Merger talks", await SaidAsync("APOLLO R-1", Bo), StringComparison.Ordinal);
        Assert.Contains("Merger talks", await SaidAsync("APOLLO R-1 history", Bo), StringComparison.Ordinal);
        Assert.DoesNotContain("Merger", await SaidAsync("risks APOLLO", Bo), StringComparison.Ordinal);
        Assert.DoesNotContain("Merger", await SaidAsync("APOLLO R-1", Dee), StringComparison.Ordinal);
        await House.SayAsync($"link {Code}", Pmo, ProjectHouse.ChannelId);
        await _house.DeliverAsync();
        Assert.IsType<Reply.Personally>(await House.SayAsync("APOLLO R-1", Roles.None, ProjectHouse.ChannelId, Bo));
        Assert.DoesNotContain("Respond", await SaidAsync("APOLLO R-1", Bo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_option_that_is_left_empty_is_to_leave_it_as_it_is()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.RaiseAsync(otherwise: ("optionB", ""));

        Assert.Equal(["A Second supplier", "B Leave it as it is"], (await _house.FindAsync()).Options.Select(option => $"{option.Letter} {option.Text}"));
    }

    [Fact]
    public async Task A_report_beyond_its_tolerance_offers_the_question_to_the_sponsors_level_until_it_is_asked()
    {
        await _house.BeginAsync(Any(Bo), Any(Cy));
        await House.CreateMembersAsync(Code, Dee, sponsor: Cy);

        var sent = Shown(await House.PressAsync(SubmitStatus.SubmitVerb, new { draft = "d1", project = Code, overall = "red", news = "Racks are late" }, Roles.None, Ana));
        Assert.Contains("escalate APOLLO tolerance", sent, StringComparison.Ordinal);
        var form = await House.OpenAsync("escalate APOLLO tolerance", Roles.None, Ana);
        Assert.Equal(("How do we go on? Racks are late", "1"), (form["wanted"], form["level"]));

        (form["optionA"], form["optionB"]) = ("Second supplier", "Wait");
        await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, Ana);
        await _house.DeliverAsync();
        Assert.Equal((1, 1), ((await _house.FindAsync()).Level, _house.Posts(Cy)));
        var again = Shown(await House.PressAsync(SubmitStatus.SubmitVerb, new { draft = "d2", project = Code, overall = "red", news = "Still late" }, Roles.None, Ana));
        Assert.DoesNotContain("escalate APOLLO tolerance", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approved_option_becomes_the_action_of_its_item()
    {
        await _house.BeginAsync(Any(Bo));
        await LogAsync("Racks slip", confidential: false);
        Assert.Contains("escalate APOLLO R-1", Shown(await House.PressAsync(ShowItem.ShowVerb, new { project = Code, item = "R-1" }, Roles.None, Ana)), StringComparison.Ordinal);
        await RaiseAboutAsync("R-1", "Second supplier?");
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));

        var card = Shown(await House.PressAsync(ShowEscalation.ShowVerb, Data(), Roles.None, Ana));
        Assert.Contains("Plan the action", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan the action", Shown(await House.PressAsync(ShowEscalation.ShowVerb, Data(), Roles.None, Bo)), StringComparison.Ordinal);
        var address = OpenItemForm.PlanAction(E1.Project, "R-1", "Second supplier");
        var form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(address.Verb, address.Data, Roles.None, Ana)).Body);

        Assert.Equal("Second supplier", form["action"]);
    }

    [Fact]
    public async Task In_the_projects_channel_everybody_sees_their_own_view_and_all_see_no_facts()
    {
        await _house.BeginAsync(Any(Bo), Any(Cy));
        await House.CreateMembersAsync(Code, Dee);
        foreach (var person in new[] { Ana, Bo, Cy, Dee, Eve })
            await House.Get<ProfileStore>().ChangeAsync(person, known => known with { Account = new Account($"29:{person.Name[..3]}", new Uri("https://smba.example/")) });
        await House.SayAsync($"link {Code}", Pmo, ProjectHouse.ChannelId);
        await _house.DeliverAsync();
        await House.PressAsync(SubmitStatus.SubmitVerb, new { draft = "d1", project = Code, overall = "green", news = "Fine" }, Roles.None, Ana);

        await _house.RaiseAsync(otherwise: ("inChannel", "true"));   // from her own chat

        var posted = Assert.Single(House.Teams.Places, place => place == ProjectHouse.ChannelId);
        Assert.NotNull(posted);
        var live = (await House.Get<LiveCards>().FindAsync(E1.Project.Partition, EscalationCard.InChannel(E1), CancellationToken.None))!;
        var toAll = Encoding.UTF8.GetString((await House.Get<IEnumerable<ICardRenderer>>().OfType<RenderEscalation>().Single().RenderAsync(live, CancellationToken.None))!.Json.Span);
        var refresh = JsonDocument.Parse(toAll).RootElement.GetProperty("refresh");
        Assert.Equal(["29:Ana", "29:Bo "], refresh.GetProperty("userIds").EnumerateArray().Select(id => id.GetString()));
        Assert.False(Sees(toAll, "Facts") || Sees(toAll, "Decide") || Sees(toAll, "Withdraw"), toAll);

        Assert.Equal(
            [("Bo", true, true, false), ("Ana", true, false, true), ("Dee", true, false, false), ("Eve", false, false, false)],
            await Task.WhenAll(new[] { Bo, Ana, Dee, Eve }.Select(async person =>
            {
                var view = Shown(Assert.IsType<Reply.UpdatedCard>(await ViewAsync(person)));
                return (person.Name.Split(' ')[0], Sees(view, "Facts"), Sees(view, "Decide"), Sees(view, "Withdraw"));
            })));
        Assert.IsType<Reply.Text>(await House.PressAsync(ViewEscalation.ViewVerb, Data(), Roles.None, Eve, "19:other@thread.tacv2"));

        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.False(Sees(Shown(await ViewAsync(Bo)), "Decide"));
        Assert.Contains("Approved, A", Shown(await ViewAsync(Eve)), StringComparison.Ordinal);

        // What the client runs is what the card says.
        async Task<Reply> ViewAsync(Person person)
        {
            var action = refresh.GetProperty("action");
            return await House.PressAsync(action.GetProperty("verb").GetString()!, action.GetProperty("data"), Roles.None, person, ProjectHouse.ChannelId);
        }
    }

    [Fact]
    public async Task Where_no_channel_is_linked_any_more_none_is_offered()
    {
        await _house.BeginAsync(Any(Bo));
        await House.SayAsync($"link {Code}", Pmo, ProjectHouse.ChannelId);
        await _house.DeliverAsync();
        Assert.Contains("\"inChannel\"", await SaidAsync("escalate APOLLO", Ana), StringComparison.Ordinal);

        await House.SayAsync($"unlink {Code}", Pmo, ProjectHouse.ChannelId);
        await _house.DeliverAsync();

        Assert.DoesNotContain("\"inChannel\"", await SaidAsync("escalate APOLLO", Ana), StringComparison.Ordinal);
        Assert.Empty(await House.Store.QueryAsync(E1.Project.Partition, "linked-", PmoBot.Tables.TableKey.EndOf("linked-")).ToListAsync());
    }

    [Theory]
    [InlineData("en", "Approved, A: <b>&\u0007 second")]
    [InlineData("fr", "Approuvée, A\u00a0: <b>&\u0007 second")]
    public async Task A_case_on_paper_is_well_formed_whatever_was_typed(string language, string decision)
    {
        await _house.BeginAsync(Any(Bo));
        await House.PressAsync(SubmitStatus.SubmitVerb, new { draft = "d1", project = Code, overall = "green", news = "Fine" }, Roles.None, Ana);
        await _house.RaiseAsync(otherwise: [("wanted", "<script>alert('x')</script> & \"why\" \ud83d\ude80\nnext line?"), ("optionA", "<b>&\u0007 second")]);
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "</td></table><h1>Which?"));
        await _house.PressAsync(AnswerQuestion.AnswerVerb, Ana, ("answer", "This & that"));
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"), ("comment", "]]> fine"));

        var (code, page) = await RunAsync("export-escalation", "apollo", "e-1", "--language", language);

        Assert.Equal(ExitCode.Fine, code);
        var text = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!.Value;
        Assert.Contains("<script>alert('x')</script> & \"why\" \ud83d\ude80\nnext line?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        foreach (var said in new[] { decision.Replace("\u0007", "", StringComparison.Ordinal), "</td></table><h1>Which?", "This & that", "]]> fine", EscalationRows.FactsHash(await _house.FindAsync()), (await _house.FindAsync()).StepsHash! })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Wrong, (await RunAsync("export-escalation", "APOLLO", "E-2")).Code);
        Assert.Equal(ExitCode.NotUnderstood, (await RunAsync("export-escalation", "APOLLO")).Code);
    }

    [Fact]
    public async Task My_data_names_the_cases_that_one_asked_for_or_was_asked_for()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.RaiseAsync();

        foreach (var (person, kept) in new[] { (Ana, "APOLLO E-1"), (Bo, "APOLLO E-1"), (Cy, "None.") })
            Assert.Equal(kept, (await House.Get<IEnumerable<IKeptData>>().OfType<KeptCases>().Single().OfAsync(person, Language.English, CancellationToken.None)).Kept);
    }

    [Fact]
    public async Task My_data_names_what_a_former_approver_and_a_former_delegate_had_before_them()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.RaiseAsync();
        await _house.PressAsync(DelegateEscalation.DelegateVerb, Bo, ("person", Dee.ObjectId));
        await ChangeAsync(project => project with { EscalationPath = [Any(Cy)] });

        foreach (var (person, kept) in new[] { (Bo, "APOLLO E-1"), (Dee, "APOLLO E-1"), (Cy, "APOLLO E-1"), (Eve, "None.") })
            Assert.Equal((person, kept), (person, (await House.Get<IEnumerable<IKeptData>>().OfType<KeptCases>().Single().OfAsync(person, Language.English, CancellationToken.None)).Kept));
    }

    [Fact]
    public async Task A_cost_keeps_the_unit_in_which_it_was_asked_whatever_the_project_counts_in_later()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.RaiseAsync();
        await ChangeAsync(project => project with { Budget = new Money(900, Money.PersonDays) });

        Assert.Contains("+€38k", await SaidAsync("APOLLO E-1", Ana), StringComparison.Ordinal);
        Assert.Contains("+€38k", (await RunAsync("export-escalation", "APOLLO", "E-1")).Said, StringComparison.Ordinal);

        var row = (await House.Store.FindAsync(E1.Project.Partition, E1.Row))!;
        var before = new PmoBot.Tables.Columns();
        foreach (var (name, value) in row.Columns.Where(column => column.Key != "unit"))
            before[name] = value;
        await House.Store.CommitAsync(E1.Project.Partition, [new PmoBot.Tables.Write.Replace(row.Key, before, row.ETag)]);
        Assert.Contains("+38,000 person-days", await SaidAsync("APOLLO E-1", Ana), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "38 000,50", "38000.50")]
    [InlineData("fr", "38'000", "38000")]
    [InlineData("fr", "1,2M€", "1200000")]
    [InlineData("en", "38k", "38000")]
    [InlineData("en", "€38,000.50", "38000.50")]
    [InlineData("en", "-5k", "-5000")]
    [InlineData("fr", "−5 000", "-5000")]
    public async Task A_cost_is_read_as_people_type_it(string language, string typed, string cost)
    {
        await _house.BeginAsync(Any(Bo));
        House.Language = Languages.FromTag(language)!.Value;
        Assert.IsType<Reply.UpdatedCard>(await _house.RaiseAsync(otherwise: [("costA", typed), ("delayA", "+21"), ("delayB", "−5")]));

        Assert.Equal(
            [(decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture), 21), (null, -5)],
            (await _house.FindAsync()).Options.Select(option => (option.Cost, option.Days ?? 0)));
    }

    [Fact]
    public async Task A_number_that_cannot_be_read_comes_back_as_it_was_typed_with_the_error_at_its_field()
    {
        await _house.BeginAsync(Any(Bo));
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["costA"] = "about 38", ["delayA"] = "2.5", ["costB"] = "12k", ["delayB"] = "4000", ["costC"] = "1.500.00" };

        var again = Assert.IsType<Reply.FormAgain>(await _house.RaiseAsync(otherwise: [.. typed.Select(field => (field.Key, field.Value))])).Body;

        var inputs = ProjectHouse.Inputs(again);
        Assert.Equal(typed.Values, typed.Keys.Select(field => inputs.GetValueOrDefault(field)));
        var shown = Encoding.UTF8.GetString(again.ToUtf8Json());
        Assert.Contains("“about 38” is not an amount in €", shown, StringComparison.Ordinal);
        Assert.Contains("“1.500.00” is not an amount in €", shown, StringComparison.Ordinal);
        Assert.Equal(3, shown.Split("A whole number of days").Length);
    }

    [Theory]
    [InlineData("en", "half of them within 1 working hour, nine in ten within 1 working hour", 0.4, 1.2)]
    [InlineData("en", "half of them within 2 working hours, nine in ten within 3 working hours", 1.5, 2.5)]
    [InlineData("fr", "la moitié en 1 heure ouvrée, neuf sur dix en 1 heure ouvrée", 0.4, 1.2)]
    [InlineData("fr", "la moitié en 2 heures ouvrées, neuf sur dix en 3 heures ouvrées", 1.5, 2.5)]
    public void An_hour_is_one_hour(string language, string said, double median, double ninetieth) =>
        Assert.EndsWith(said, EscalationTexts.For(Languages.FromTag(language)!.Value).LeadTimes(new EscalationFigures(0, 5, (decimal)median, (decimal)ninetieth)), StringComparison.Ordinal);

    private static object Data() => new { project = Code, escalation = "E-1", opening = "1" };

    private static bool Sees(string card, string title) => card.Contains($"\"title\":\"{title}\"", StringComparison.Ordinal);

    private static string Shown(Reply reply) => ProjectHouse.Shown(reply is Reply.Both both ? both.First : reply);

    private async Task<string> SaidAsync(string words, Person by) => Shown(await House.SayAsync(words, Roles.None, by: by));

    private async Task ChangeAsync(Func<Project, Project> change)
    {
        var stored = (await House.Get<ProjectStore>().FindAsync(E1.Project, CancellationToken.None))!;
        await House.Get<Outbox>().CommitAsync(
            E1.Project.Partition, [ProjectStore.Replace(change(stored.Project) with { Version = stored.Project.Version + 1 }, stored.ETag)], [TakeSnapshot.Raise(House.Now)]);
        await _house.DeliverAsync();
    }

    private Task LogAsync(string statement, bool confidential) => House.PressAsync(
        LogItem.LogVerb, new { draft = "r1", project = Code, kind = "Threat", statement, probability = "3", impact = "3", confidential = confidential ? "true" : "false" }, Roles.None, Ana);

    private async Task RaiseAboutAsync(string item, string wanted)
    {
        var form = await House.OpenAsync($"escalate {Code} {item}", Roles.None, Ana);
        (form["wanted"], form["optionA"], form["optionB"]) = (wanted, "Second supplier", "Wait");
        await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, Ana);
        await _house.DeliverAsync();
    }

    private async Task<(ExitCode Code, string Said)> RunAsync(params string[] arguments)
    {
        var said = new StringWriter();
        return (await House.Get<IEnumerable<IVerb>>().OfType<ExportEscalation>().Single().RunAsync(VerbLine.Parse(arguments).Verb!.After("export-escalation"), said), said.ToString());
    }
}

internal static class ApolloPeople
{
    /// <summary>Somebody who reads the project, and decides nothing.</summary>
    public static async Task CreateMembersAsync(this ProjectHouse house, string code, Person member, Person? sponsor = null)
    {
        var store = house.Get<ProjectStore>();
        var stored = (await store.FindAsync(ProjectCode.Parse(code), CancellationToken.None))!;
        await house.Store.CommitAsync(stored.Project.Code.Partition, [ProjectStore.Replace(stored.Project with { Members = [member], Sponsor = sponsor }, stored.ETag)]);
        foreach (var person in new[] { member, sponsor }.OfType<Person>())
            await new MyProjects(house.Store, store).HintAsync(person, stored.Project.Code);
    }
}
