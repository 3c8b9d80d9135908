using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;

namespace PmoBot.Features.RoleGrants;

internal static class RoleGrantsFeature
{
    public static IServiceCollection AddRoleGrants(this IServiceCollection services) => services
        .AddSingleton<RoleScopes>()
        .AddSingleton<RolePeople>()
        .AddSingleton<IAuditedState, RoleAudit>()
        .AddSingleton<IAuditWords, RoleAudit>()
        .AddCommand<ShowRoles>()
        .AddCardAction<OpenGrant>()
        .AddCardAction<GrantRole>()
        .AddCardAction<WithdrawRole>();
}
