using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>A role to be granted, as the form says it.</summary>
internal sealed record RoleDraft(string? Person, string? Role, string? Scope)
{
    /// <summary>Characters of a part of a name.</summary>
    public const int LongestPart = 40;

    /// <summary>A part of a name to look for.</summary>
    public string? Find { get; init; }

    /// <summary>A card of before may spell its scope otherwise than a list does now.</summary>
    public static RoleDraft From(FormData form) => new(
        form.Text(RoleFields.Person)?.ToLowerInvariant(),
        form.Text(RoleFields.Role),
        form.Text(RoleFields.Scope) is { } scope ? new NamedScope(NamedScope.Parse(scope), null).Value : null)
    {
        Find = form.Text(RoleFields.Find) is { Length: <= LongestPart } part ? part : null,
    };

    public Role? ParsedRole => Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role) && role.ToString() == Role ? role : null;
}

/// <summary>The form's field names: literals on cards already posted.</summary>
internal static class RoleFields
{
    public const string Person = "person";
    public const string Role = "role";
    public const string Scope = "scope";
    public const string From = "from";
    public const string Find = "find";
}

/// <summary>Who and what can be chosen.</summary>
/// <param name="Scopes">What was looked for first; a card holds <see cref="RoleScopes.Most"/>.</param>
/// <param name="CanPickPeople">Whether the client can also search the directory.</param>
internal sealed record RoleChoices(IReadOnlyList<Person> People, IReadOnlyList<NamedScope> Scopes, bool CanPickPeople)
{
    /// <summary>There are more than the lists hold: a name can be looked for.</summary>
    public bool CanFind { get; init; }

    /// <summary>How many names hold what was looked for.</summary>
    public int Found { get; init; }
}
