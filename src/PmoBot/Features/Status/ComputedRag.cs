using PmoBot.Features.Register;

namespace PmoBot.Features.Status;

/// <summary>The colours as the figures have them; null where there is nothing to compute from. Risk is the register's.</summary>
internal sealed record ComputedRag(ScheduleReading? Schedule, CostReading? Cost, RiskReading? Register = null)
{
    public Rag? Risk => Register?.Signal switch
    {
        null => null,
        RiskSignal.Calm => Rag.Green,
        RiskSignal.Watched => Rag.Amber,
        _ => Rag.Red,
    };

    /// <summary>The worst of schedule and cost. A red risk may still be averted: it makes amber.</summary>
    public Rag? Overall => RagOrder.WorseOf(
        RagOrder.WorseOf(Schedule?.Rag, Cost?.Rag),
        Risk == Rag.Red ? Rag.Amber : null);

    public Rag? this[Axis axis] => axis switch
    {
        Axis.Schedule => Schedule?.Rag,
        Axis.Cost => Cost?.Rag,
        Axis.Risk => Risk,
        _ => null,
    };
}

/// <summary>The colours as the PM gives them. An axis that is absent was not declared.</summary>
internal sealed record DeclaredRag(Rag Overall, IReadOnlyDictionary<Axis, Rag> Axes)
{
    public Rag? this[Axis axis] => Axes.TryGetValue(axis, out var rag) ? rag : null;
}
