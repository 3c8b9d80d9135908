using System.Reflection;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Tests.Conventions;

/// <summary>Who may know whom. Each rule first proves that it looked at something.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Program = typeof(Project).Assembly;
    private static readonly IReadOnlyList<Type> All = [.. Program.GetTypes().Where(type => type.Namespace?.StartsWith("PmoBot", StringComparison.Ordinal) == true)];

    // What a feature offers to the others: everything else at its root is its own affair.
    private static readonly Dictionary<string, string[]> Faces = new(StringComparer.Ordinal)
    {
        ["Projects"] =
        [
            nameof(Project), nameof(ProjectCode), nameof(ProjectState), nameof(Portfolio), nameof(Baseline), nameof(LatestReport), nameof(Money),
            nameof(ProjectStore), nameof(StoredProject), nameof(ProjectAccess), nameof(MyProjects), nameof(ChannelLinks), nameof(ProjectTexts),
            nameof(IProjectSection), nameof(ProjectSection), nameof(ISnapshotSource), nameof(TakeSnapshot), nameof(PortfolioDefaults),
        ],
    };

    [Theory]
    [InlineData("PmoBot.Conversation", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.Tables")]
    [InlineData("PmoBot.Delivery", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.AdaptiveCards", "PmoBot.Conversation")]
    [InlineData("PmoBot.Scheduling", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.AdaptiveCards", "PmoBot.Tables", "PmoBot.Delivery", "PmoBot.Conversation", "PmoBot.People")]
    [InlineData("PmoBot.People", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Local", "PmoBot.ActivityProtocol")]
    [InlineData("PmoBot.Audit", "PmoBot.Features", "PmoBot.Teams", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.Conversation")]
    [InlineData("PmoBot.Features", "PmoBot.Teams", "PmoBot.Local", "PmoBot.ActivityProtocol", "PmoBot.Configuration")]
    [InlineData("PmoBot.Teams", "PmoBot.Local")]
    public void A_part_of_the_house_knows_only_what_lies_inwards(string part, params string[] forbidden)
    {
        var types = All.Where(type => IsIn(type, part)).ToList();
        Assert.NotEmpty(types);

        var known = types.SelectMany(type => TypeReferences.Of(type).Select(used => (type, used)));

        Assert.DoesNotContain(known, pair => forbidden.Any(name => IsIn(pair.used, name)));
    }

    [Fact]
    public void No_feature_knows_the_insides_of_another()
    {
        var features = All.Where(type => IsIn(type, "PmoBot.Features")).ToList();
        Assert.True(features.Select(FeatureOf).Distinct(StringComparer.Ordinal).Count() > 1);

        var known = features.SelectMany(type => TypeReferences.Of(type)
            .Where(used => IsIn(used, "PmoBot.Features") && FeatureOf(used) != FeatureOf(type))
            .Where(used => !Faces.GetValueOrDefault(FeatureOf(used), []).Contains(Outermost(used).Name, StringComparer.Ordinal))
            .Select(used => $"{type.Name} → {used.Name}"));

        Assert.Empty(known);
    }

    [Fact]
    public void Only_Teams_and_the_settings_speak_the_activity_protocol()
    {
        var speakers = All.Where(type => TypeReferences.Of(type).Any(used => IsIn(used, "PmoBot.ActivityProtocol")))
            .Select(type => type.Namespace).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("PmoBot.Teams", speakers);
        Assert.DoesNotContain(speakers, name => name is not ("PmoBot.Teams" or "PmoBot.Configuration"));
    }

    [Fact]
    public void No_turn_and_no_delivery_reads_the_whole_table()
    {
        var scanners = All.Where(type => TypeReferences.Of(type).Contains(typeof(IMaintenanceScan))).Select(type => Outermost(type).Name);

        Assert.DoesNotContain(scanners, name => name is not "Program");
        Assert.Contains(typeof(IMaintenanceScan), typeof(ITableStore).Assembly.GetTypes());
    }

    [Theory]
    [InlineData("PmoBot.Tables")]
    [InlineData("PmoBot.AdaptiveCards")]
    [InlineData("PmoBot.ActivityProtocol")]
    public void A_protocol_library_knows_neither_the_product_nor_its_sisters(string library)
    {
        var references = Assembly.Load(library).GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => name.StartsWith("PmoBot", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_program_is_made_of_is_its_own_business()
    {
        Assert.NotEmpty(All);

        Assert.DoesNotContain(All, type => type.IsPublic);
        Assert.DoesNotContain(All, type => type is { IsClass: true, IsAbstract: false, IsSealed: false });
    }

    private static bool IsIn(Type type, string part) =>
        type.Namespace is { } name && (name == part || name.StartsWith(part + ".", StringComparison.Ordinal));

    private static string FeatureOf(Type type) => type.Namespace!.Split('.')[2];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
