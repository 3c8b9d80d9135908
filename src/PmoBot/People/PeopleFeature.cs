using PmoBot.Audit;
using PmoBot.Delivery;

namespace PmoBot.People;

internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services, PmoOptions options, PeopleCompliance? compliance = null) => services
        .AddSingleton(options)
        .AddSingleton(compliance ?? PeopleCompliance.Off)
        .AddSingleton<ProfileStore>()
        .AddSingleton<IPersonalChats, PersonalChats>()
        .AddSingleton<TenantAudit>()
        .AddSingleton<Refusals>()
        .AddSingleton<RoleStore>()
        .AddSingleton<KnownPeople>()
        .AddSingleton<PickedPeople>()
        .AddSingleton<Pseudonyms>()
        .AddSingleton<DirectoryHints>()
        .AddSingleton<Outsiders>()
        .AddSingleton<Mailboxes>()
        .AddSingleton<IDeliveryHandler, ListPerson>()
        .AddSingleton<IDeliveryHandler, EndAbsence>()
        .AddSingleton<IDeliveryHandler, ReadMailbox>()
        .AddSingleton<IDeliveryHandler, FollowPeople>();
}
