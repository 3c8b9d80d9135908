using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>What the cards of cases name their data and inputs: literals on cards already posted.</summary>
internal static class EscalationFields
{
    public const string Number = "escalation";
    public const string Opening = "opening";
    public const string Option = "option";
    public const string Comment = "comment";
    public const string Answer = "answer";
    public const string Asked = "asked";
    public const string Reason = "reason";
    public const string Person = "person";

    public const string TakesBack = "takesBack";

    public const int LongestComment = 600;
    public const int LongestAnswer = 1000;
    public const int LongestReason = 300;

    /// <summary>A press on a case: which one, and since when it is open; never who presses.</summary>
    public static CardAddress Address(string verb, Escalation escalation, params (string Field, string Value)[] more) => new(
        verb,
        [
            (ProjectFields.Project, escalation.Id.Project.Value),
            (Number, escalation.Id.Name),
            (Opening, escalation.Opening.ToString(CultureInfo.InvariantCulture)),
            .. more,
        ]);

    /// <summary>Which question is answered.</summary>
    public static string Of(Question question) => question.At.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);

    /// <returns>Null: no card of ours says that.</returns>
    public static (EscalationId Id, int Opening)? Read(FormData form) =>
        ProjectCode.TryParse(form.Text(ProjectFields.Project), out var project) && EscalationId.Parse(project.Value, form.Text(Number)) is { } id
        && int.TryParse(form.Text(Opening), NumberStyles.None, CultureInfo.InvariantCulture, out var opening) ? (id, opening) : null;
}
