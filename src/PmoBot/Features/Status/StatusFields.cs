namespace PmoBot.Features.Status;

/// <summary>The form's field names: literals on cards already posted.</summary>
internal static class StatusFields
{
    public const string Draft = "draft";
    public const string Project = "project";
    public const string Period = "period";
    public const string Card = "card";
    public const string Base = "base";
    public const string Overall = "overall";
    public const string ForecastFinish = "forecastFinish";
    public const string News = "news";
    public const string Wanted = "wanted";
    public const string PercentComplete = "complete";
    public const string Spent = "spent";
    public const string ToComplete = "etc";
    public const string NextSteps = "next";
    public const string Reason = "reason";
    public const string Version = "version";
    public const string Answer = "answer";
    public const string AnswerWords = "words";
    public const string Concerns = "concerns";
    public const string Cause = "cause";
    public const string Plan = "plan";
    public const string Before = "before";
    public const string From = "from";
    public const string To = "to";

    public static string Of(Axis axis) => axis switch
    {
        Axis.Schedule => "schedule",
        Axis.Cost => "cost",
        Axis.Risk => "risk",
        Axis.Scope => "scope",
        Axis.Quality => "quality",
        _ => "resources",
    };

    public static string Value(Rag rag) => rag switch
    {
        Status.Rag.Green => "green",
        Status.Rag.Amber => "amber",
        _ => "red",
    };

    public static Rag? Rag(string? value) => value switch
    {
        "green" => Status.Rag.Green,
        "amber" => Status.Rag.Amber,
        "red" => Status.Rag.Red,
        _ => null,
    };

    public static string Value(WatermelonReason reason) => reason switch
    {
        WatermelonReason.RecoveryPlanAgreed => "plan",
        WatermelonReason.FigureToCorrect => "figure",
        WatermelonReason.BaselineChangeRequested => "baseline",
        _ => "other",
    };

    public static WatermelonReason? ReasonOf(string? value) => value switch
    {
        "plan" => WatermelonReason.RecoveryPlanAgreed,
        "figure" => WatermelonReason.FigureToCorrect,
        "baseline" => WatermelonReason.BaselineChangeRequested,
        "other" => WatermelonReason.Other,
        _ => null,
    };
}
