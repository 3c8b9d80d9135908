using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;

namespace PmoBot.Features.Status;

/// <summary>What a form says of its project; from the form's own data alone when the store cannot be read.</summary>
internal sealed record StatusSubject(string Name)
{
    public LocalDate? BaselineFinish { get; init; }

    /// <summary>Null: no budget, so nothing about money is asked. Empty: asked, and the unit is not known here.</summary>
    public string? Unit { get; init; }

    /// <summary>Something was logged: the risk axis can be computed.</summary>
    public bool HasRegister { get; init; }

    public static StatusSubject Of(Project project) => new($"{project.Code} {project.Name}")
    {
        BaselineFinish = project.BaselineFinish,
        Unit = project.Budget?.Unit,
        HasRegister = RegisterReadings.HasRegister(project),
    };
}

/// <summary>All that the form card is drawn from.</summary>
internal sealed record StatusForm(StatusDraft Draft, StatusTexts Texts, StatusSubject Subject)
{
    public Period? Period { get; init; }

    /// <summary>Of that period, by the reader's own clock.</summary>
    public ZonedDateTime? CutOff { get; init; }

    /// <summary>The report that it is prefilled from, or corrects.</summary>
    public StatusReport? Last { get; init; }

    /// <summary>False while others read first how the last report compares with its figures.</summary>
    public bool Compares { get; init; } = true;

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Said above the fields, such as a cut-off that came while somebody typed.</summary>
    public string? Notice { get; init; }

    /// <summary>It corrects after the cut-off.</summary>
    public bool AsksReason { get; init; }

    /// <summary>Whether "nothing changed" is offered. Not in a form that comes back: whoever sent it has something to say.</summary>
    public bool OffersUnchanged { get; init; }

    /// <summary>Stands where its button would be.</summary>
    public string? NotOffered { get; init; }

    /// <summary>A field behind "More" is what this form was opened for.</summary>
    public bool OpensMore { get; init; }
}
