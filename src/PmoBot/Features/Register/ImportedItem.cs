using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>What a line of a file says of an item. Null: it says nothing, and what stands stays.</summary>
/// <param name="Number">Null: a new one.</param>
internal sealed record ImportedItem(ProjectCode Project, ItemNumber? Number, RegisterKind Kind)
{
    public string? Statement { get; init; }

    public string? Cause { get; init; }

    public string? Effect { get; init; }

    public int? Probability { get; init; }

    public int? Impact { get; init; }

    public int? Severity { get; init; }

    public decimal? CostImpact { get; init; }

    /// <summary>As <see cref="BudgetUnits.Parse"/> has it.</summary>
    public string? Unit { get; init; }

    public Person? Owner { get; init; }

    public Response? Response { get; init; }

    public Category? Category { get; init; }

    public Proximity? Proximity { get; init; }

    public LocalDate? Due { get; init; }

    public ItemState? State { get; init; }

    public bool? IsConfidential { get; init; }
}

/// <summary>By which a new item is known to be logged already: a line has no other name for it.</summary>
internal sealed record ItemSaid(RegisterKind Kind, string Statement, string Cause)
{
    public static ItemSaid Of(RegisterItem item) => new(item.Number.Kind, Plain(item.Statement), Plain(item.Cause));

    public static ItemSaid Of(ImportedItem said) => new(said.Kind, Plain(said.Statement), Plain(said.Cause));

    /// <summary>Programs differ in how they break lines: nobody said anything by it.</summary>
    public static string Plain(string? words) => words?.ReplaceLineEndings("\n").Trim() ?? "";
}
