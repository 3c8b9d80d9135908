using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>What the register of each project comes to, in its portfolio: of the items that all who read the project may see.</summary>
internal sealed class RegisterSnapshot(RegisterReadings register) : ISnapshotSource
{
    private const string Prefix = "register_";

    public async Task AddToAsync(Columns columns, Project project, CancellationToken cancel)
    {
        if (await register.FiguresAsync(project, cancel) is { } figures)
            figures.AddTo(columns, Prefix);
    }

    /// <summary>Nothing, where nothing was ever logged that all may see, and in rows of before it was said.</summary>
    public static RegisterFigures Read(Columns columns) => RegisterFiguresRows.Read(columns, Prefix);
}
