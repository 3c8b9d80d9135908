using PmoBot.People;

namespace PmoBot.Conversation;

/// <summary>Why something is not done for somebody. Only the <see cref="Doorkeeper"/> puts it in words.</summary>
internal abstract record Refusal
{
    /// <summary>There is no such project, or none that this person may read: nobody learns which of the two.</summary>
    /// <param name="Typed">What was asked for, as it came.</param>
    internal sealed record Unreadable(string Typed) : Refusal;

    /// <summary>The same of a portfolio.</summary>
    internal sealed record UnreadablePortfolio(string Typed) : Refusal;

    /// <summary>Others may: by name, where the asker may know their names.</summary>
    /// <param name="Of">Where it was asked; all, where nothing was named.</param>
    /// <param name="What">The code of a project that the asker may read, or a name of theirs; null: nothing was named.</param>
    /// <param name="Named">The people of that project.</param>
    internal sealed record Lacking(Right Right, Scope Of, string? What, IReadOnlyList<(Capacities As, Person Person)> Named) : Refusal
    {
        public Lacking(Right right, Scope of)
            : this(right, of, null, [])
        {
        }
    }

    /// <summary>No card of this program asks for that.</summary>
    /// <param name="What">What was asked, as it came.</param>
    internal sealed record Forged(string What) : Refusal;
}
