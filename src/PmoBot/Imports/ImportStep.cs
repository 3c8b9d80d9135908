using System.Security.Cryptography;
using System.Text;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Imports;

/// <summary>What a line of a file does.</summary>
internal abstract record ImportStep(int Line)
{
    internal abstract record Writing(int Line, bool IsNew) : ImportStep(Line);

    /// <summary>Everything that it says stands already.</summary>
    internal sealed record Nothing(int Line) : ImportStep(Line);

    internal sealed record Wrong(int Line, IReadOnlyList<ImportFault> Faults) : ImportStep(Line)
    {
        public static Wrong Because(int line, string? column, string why) => new(line, [new(line, column, why)]);
    }

    /// <summary>By which it is known again: a step of the same mark does the same to what stands.</summary>
    public string Mark => $"{Line}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Effect)), 0, 8)}";

    /// <summary>In words that no reader's language changes.</summary>
    protected virtual string Effect => "";
}

/// <summary>Who imports: whom the trail names, and what they may.</summary>
/// <param name="Person">Null: somebody at the command line, who is not known.</param>
internal sealed record Importer(Guid Pseudonym, Person? Person, Roles Roles)
{
    public static readonly Importer CommandLine = new(Guid.Empty, null, Roles.PmoForAll);

    public static Importer Of(Turn turn) => new(turn.Pseudonym, turn.Person, turn.Roles);
}
