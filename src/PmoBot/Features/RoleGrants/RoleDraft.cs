using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>A role to be granted, as the form says it.</summary>
internal sealed record RoleDraft(string? Person, string? Role, string? Scope)
{
    public static RoleDraft From(FormData form) =>
        new(form.Text(RoleFields.Person)?.ToLowerInvariant(), form.Text(RoleFields.Role), form.Text(RoleFields.Scope));

    public Role? ParsedRole => Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role) && role.ToString() == Role ? role : null;
}

/// <summary>The form's field names: literals on cards already posted.</summary>
internal static class RoleFields
{
    public const string Person = "person";
    public const string Role = "role";
    public const string Scope = "scope";
    public const string From = "from";
}

/// <summary>Who and what can be chosen.</summary>
/// <param name="CanPickPeople">Whether the client can also search the directory.</param>
internal sealed record RoleChoices(IReadOnlyList<Person> People, IReadOnlyList<NamedScope> Scopes, bool CanPickPeople);
