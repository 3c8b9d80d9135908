using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>What a digest is about: a project, a portfolio, or one of its programmes. Its subscriptions stand in that project's or portfolio's partition.</summary>
/// <param name="Programme">As it is spelt.</param>
internal sealed record DigestSubject(string Partition, string? Programme = null)
{
    public ProjectCode? Project => ProjectCode.OfPartition(Partition);

    /// <summary>Its id; null: it is a project, which may move.</summary>
    public string? Portfolio => Projects.Portfolio.IdOfPartition(Partition);

    /// <summary>Of a portfolio or a programme.</summary>
    public Scope Scope => new(Portfolio, Programme);

    /// <summary>However its programme is spelt.</summary>
    public bool Equals(DigestSubject? other) => other is not null && Partition == other.Partition && Scope == other.Scope;

    public override int GetHashCode() => HashCode.Combine(Partition, Scope);

    /// <summary>Whether a project of its portfolio belongs to it.</summary>
    public bool Holds(ProjectSnapshot project) =>
        Project is { } code ? project.Code == code : Scope.Contains(project.Scope);
}

internal enum DigestAudience
{
    Team,

    /// <summary>Ten lines at most, and those first that want a decision.</summary>
    Executive,
}
