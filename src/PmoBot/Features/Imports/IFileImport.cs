using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Imports;

/// <summary>A kind of file that is imported, from the command line and in chat: first what it would do, then the doing.</summary>
internal interface IFileImport
{
    /// <summary>By which a dropped file is known to be of this kind.</summary>
    CsvLayout Layout { get; }

    /// <summary>What is typed on the command line before the file.</summary>
    string Command { get; }

    /// <summary>The verb of the button under the list.</summary>
    string Button { get; }

    string Does(Language language);

    /// <summary>Null: there is something that this person may import; what, is asked line by line.</summary>
    Task<Reply?> RefuseAsync(Turn turn, CancellationToken cancel);

    Task<ImportPlan> PlanAsync(ReadOnlyMemory<byte> file, Importer by, Language language, CancellationToken cancel);

    /// <summary>Lines of a plan of its own, against what stands by now.</summary>
    /// <returns>What became of each of them, in the order of the file.</returns>
    Task<IReadOnlyList<ImportStep>> WriteAsync(ImportPlan plan, IReadOnlyList<PlannedLine> lines, CancellationToken cancel);
}
