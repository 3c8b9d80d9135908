using System.Reflection;
using Mono.Cecil;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Imports;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.RoleGrants;
using PmoBot.Features.Rounds;
using PmoBot.Features.Settings;
using PmoBot.Features.Status;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Tests.Conventions;

/// <summary>Who may know whom. Each rule first proves that it looked at something.</summary>
public sealed class ArchitectureTests
{
    private static readonly IReadOnlyList<(TypeName Type, IReadOnlySet<TypeName> Knows)> House =
    [
        .. ModuleDefinition.ReadModule(typeof(Project).Assembly.Location).Types
            .Where(type => type.Namespace.StartsWith("PmoBot", StringComparison.Ordinal) || type.Name == "Program")
            .Select(type => (TypeName.Of(type), TypeReferences.Of(type))),
    ];

    // What a feature offers to the others; everything else is its own affair.
    private static readonly Dictionary<string, string[]> Faces = new(StringComparer.Ordinal)
    {
        ["Projects"] =
        [
            nameof(Project), nameof(ProjectCode), nameof(ProjectState), nameof(Portfolio), nameof(Baseline), nameof(LatestReport), nameof(Money),
            nameof(ProjectStore), nameof(ProjectDirectory), nameof(DirectoryEntry), nameof(StoredProject), nameof(ProjectAccess), nameof(MyProjects), nameof(ChannelLinks), nameof(ProjectTexts), nameof(WhichProject),
            nameof(IProjectSection), nameof(ProjectSection), nameof(ISnapshotSource), nameof(TakeSnapshot), nameof(ProjectSnapshot), nameof(IDerivedRows), nameof(IProjectFollower), nameof(IProjectChanges), nameof(PortfolioSettings), nameof(PortfolioStore), nameof(StoredSettings), nameof(ListedChain), nameof(Tolerances), nameof(BudgetUnits),
            nameof(ProjectFields), nameof(ProjectLimits), nameof(ProjectReader), nameof(ProjectChoices), nameof(PeopleFinder),
            nameof(IProjectFacts), nameof(SaidFact), nameof(MeantProjects), nameof(EscalationLevel), nameof(Escalating), nameof(IOpenCases), nameof(IBrokenTolerance), nameof(LinkedPlaces), nameof(Places), nameof(KnownPlace), nameof(PlaceState),
        ],
        ["Imports"] = [nameof(IFileImport), nameof(ImportsFeature)],
        ["Audit"] = [nameof(IAuditWords)],
        ["Portfolios"] = [nameof(PortfolioRules), nameof(IPortfolioFollower), nameof(IPortfolioSection), nameof(PortfolioSection), nameof(PortfolioExtract), nameof(PortfolioRollUp), nameof(RollUpLine), nameof(RollUpColour), nameof(RollUpCost), nameof(RankedLines), nameof(RollUpFilter)],
        ["Register"] = [nameof(RegisterReadings), nameof(RegisterFigures), nameof(RiskReading), nameof(RiskSignal), nameof(RiskCause), nameof(RegisterSnapshot), nameof(RegisterKind), nameof(ItemReading), nameof(OpenItemForm), nameof(IItemReaders)],
        ["Escalations"] = [nameof(EscalationSnapshot), nameof(OpenCase)],
        ["Digests"] = [nameof(IDigestSection), nameof(IReadersDecisions), nameof(IDigestFold), nameof(ICountsOfDigest), nameof(DigestFrame), nameof(DigestSubject), nameof(DigestBlock), nameof(DigestPart), nameof(DigestLine), nameof(DigestCount), nameof(Words), nameof(TopLines)],
        ["Rounds"] = [nameof(RoundReadings), nameof(RoundProgress), nameof(RoundMode)],
        ["Status"] = [nameof(StatusReadings), nameof(ReportStanding), nameof(ReceivedReport), nameof(StatusAnswers), nameof(StatusSnapshot), nameof(ReportedStatus), nameof(StatusStanding), nameof(Rag), nameof(Trend), nameof(ComputedRag), nameof(ScheduleReading), nameof(CostReading)],
        ["RoleGrants"] = [nameof(OpenGrant), nameof(RoleTexts)],
        ["Settings"] = [nameof(TypedZone), nameof(SettingsTexts)],
    };

    [Theory]
    [InlineData("PmoBot.Conversation", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.Tables")]
    [InlineData("PmoBot.Delivery", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.AdaptiveCards", "PmoBot.Conversation")]
    [InlineData("PmoBot.Scheduling", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.AdaptiveCards", "PmoBot.Tables", "PmoBot.Delivery", "PmoBot.Conversation", "PmoBot.People")]
    [InlineData("PmoBot.People", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol")]
    [InlineData("PmoBot.Audit", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.Conversation")]
    [InlineData("PmoBot.Verbs", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol")]
    [InlineData("PmoBot.Imports", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.AdaptiveCards", "PmoBot.Tables", "PmoBot.Delivery")]
    [InlineData("PmoBot.Features", "PmoBot.Teams", "PmoBot.Graph", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.Configuration")]
    [InlineData("PmoBot.Teams", "PmoBot.Local", "PmoBot.Graph")]
    [InlineData("PmoBot.Graph", "PmoBot.Local", "PmoBot.Teams", "PmoBot.Features", "PmoBot.Conversation", "PmoBot.ActivityProtocol", "PmoBot.AdaptiveCards", "PmoBot.Tables")]
    public void A_part_of_the_house_knows_only_what_lies_inwards(string part, params string[] forbidden)
    {
        var rooms = House.Where(room => room.Type.IsIn(part)).ToList();
        Assert.NotEmpty(rooms);

        var wrong = rooms.SelectMany(room => room.Knows.Where(known => forbidden.Any(known.IsIn)).Select(known => $"{room.Type.Name} → {known.Name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_feature_knows_the_insides_of_another()
    {
        var features = House.Where(room => room.Type.IsIn("PmoBot.Features")).ToList();
        Assert.True(features.Select(room => FeatureOf(room.Type)).Distinct(StringComparer.Ordinal).Count() > 1);

        var wrong = features.SelectMany(room => room.Knows
            .Where(known => known.IsIn("PmoBot.Features") && FeatureOf(known) != FeatureOf(room.Type))
            .Where(known => !Faces.GetValueOrDefault(FeatureOf(known), []).Contains(known.Name, StringComparer.Ordinal))
            .Select(known => $"{room.Type.Name} → {known.Name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_Teams_and_the_settings_speak_the_activity_protocol()
    {
        var speakers = House.Where(room => room.Knows.Any(known => known.IsIn("PmoBot.ActivityProtocol")))
            .Select(room => room.Type.Namespace).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("PmoBot.Teams", speakers);
        Assert.DoesNotContain(speakers, name => name is not ("PmoBot.Teams" or "PmoBot.Configuration"));
    }

    [Theory]
    [InlineData("Microsoft.Graph")]
    [InlineData("Microsoft.Kiota")]
    public void Only_one_part_of_the_house_knows_Microsofts_library_of_Graph(string library)
    {
        var users = House.Where(room => room.Knows.Any(known => known.IsIn(library)))
            .Select(room => room.Type.Namespace).Distinct(StringComparer.Ordinal);

        Assert.Equal(["PmoBot.Graph"], users);
    }

    [Fact]
    public void Only_one_part_of_the_house_knows_OpenTelemetry()
    {
        var users = House.Where(room => room.Knows.Any(known => known.IsIn("OpenTelemetry")))
            .Select(room => room.Type.Namespace).Distinct(StringComparer.Ordinal);

        Assert.Equal(["PmoBot.Observability"], users);
    }

    [Fact]
    public void Only_the_command_line_reads_the_whole_table()
    {
        var verbs = typeof(IVerb).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IVerb))).Select(type => type.Name);
        var scanners = House.Where(room => room.Knows.Contains(new TypeName("PmoBot.Tables", nameof(IMaintenanceScan))))
            .Select(room => room.Type.Name).ToList();

        Assert.Contains(nameof(VerifyAudit), scanners);
        Assert.Empty(scanners.Except([.. verbs, "Program"]));
    }

    [Theory]
    [InlineData("PmoBot.Tables")]
    [InlineData("PmoBot.AdaptiveCards")]
    [InlineData("PmoBot.ActivityProtocol")]
    public void A_protocol_library_knows_neither_the_product_nor_its_sisters(string library)
    {
        var references = Assembly.Load(library).GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => name.StartsWith("PmoBot", StringComparison.Ordinal) || name.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_program_is_made_of_is_its_own_business()
    {
        var types = typeof(Project).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("PmoBot", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(types);

        Assert.DoesNotContain(types, type => type.IsPublic);
        Assert.DoesNotContain(types, type => type is { IsClass: true, IsAbstract: false, IsSealed: false });
    }

    private static string FeatureOf(TypeName type) => type.Namespace.Split('.')[2];
}
