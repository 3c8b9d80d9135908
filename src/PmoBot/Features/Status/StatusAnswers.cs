using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What can be answered elsewhere than on a report's own cards: the same use cases, with the same checks.</summary>
internal sealed class StatusAnswers(CarryForward carry, OpenStatus open, UndoStatus undo)
{
    /// <summary>What a button says that is about this project's report for a period.</summary>
    public static IEnumerable<(string Key, string Value)> Data(Project project, Period period) =>
        [(StatusFields.Project, project.Code.Value), (StatusFields.Period, period.Id)];

    /// <returns>The summary as <see cref="Reply.UpdatedCard"/> if it is done.</returns>
    public Task<Reply> UnchangedAsync(Turn turn, FormData form, CancellationToken cancel) => carry.PressAsync(turn, form, cancel);

    public Task<Reply> OpenAsync(Turn turn, FormData form, CancellationToken cancel) => open.PressAsync(turn, form, cancel);

    /// <returns>What stands then as <see cref="Reply.UpdatedCard"/> if it is done.</returns>
    public Task<Reply> UndoAsync(Turn turn, FormData form, CancellationToken cancel) => undo.PressAsync(turn, form, cancel);
}
