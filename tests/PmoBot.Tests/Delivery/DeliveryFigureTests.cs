using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

/// <summary>What an operator sees of deliveries, by their kinds and never by whom they are for.</summary>
public sealed class DeliveryFigureTests : DeliveryTests
{
    [Fact]
    public async Task A_delivery_that_is_given_up_counts_once_and_says_its_kind()
    {
        var replica = Start(new FaultyStore(Store) { LosesCommit = 4 }, new Handler("send", sends: true, _ => new Attempt.Refused("400")));
        using var told = new Measurements(replica.Get<IMeterFactory>());
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await SettleAsync(replica);

        Assert.Single(told.All, "pmobot.delivery.given_up=1 kind:send");
        Assert.Single(told.All, "pmobot.delivery.attempts=1 kind:send result:Refused");
        Assert.Single(told.All, "pmobot.delivery.active=-1 kind:send");
    }

    [Fact]
    public async Task What_fails_again_and_again_is_never_late_and_counts_from_the_eighth_time_on()
    {
        var replica = Start(new Handler("work", act: _ => new Attempt.Failed("away")));
        using var told = new Measurements(replica.Get<IMeterFactory>());
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "work", Now));

        await RunForAsync(replica, TimeSpan.FromHours(2), () => Count("attempts=1 kind:work result:Failed") == 10);

        Assert.Equal(3, Count("in_vain=1 kind:work"));
        int Count(string said) => told.All.Count(one => one == $"pmobot.delivery.{said}");
    }

    [Fact]
    public async Task What_an_outcome_becomes_when_it_cannot_be_written_is_what_counts()
    {
        var replica = Start(new Handler("work", act: _ => new Attempt.Done { Effects = () => throw new InvalidOperationException("A bug.") }));
        using var told = new Measurements(replica.Get<IMeterFactory>());
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "work", Now));

        await replica.RunOnceAsync();

        Assert.Contains("pmobot.delivery.attempts=1 kind:work result:Unknown", told.All);
    }

    [Fact]
    public async Task A_kind_that_no_handler_knows_is_told_as_unknown()
    {
        var replica = Start();
        using var told = new Measurements(replica.Get<IMeterFactory>());
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "of another version", Now));

        await replica.RunOnceAsync();

        Assert.Contains("pmobot.delivery.attempts=1 kind:unknown result:Failed", told.All);
    }

    [Fact]
    public async Task Late_is_how_long_the_oldest_is_due_and_what_waits_for_its_time_is_not()
    {
        var (replica, backlog) = Watched(Store, new Handler("send", sends: true), new Handler("work"));
        using var told = new Measurements(replica.Get<IMeterFactory>());
        await replica.AskAsync(Owner, new DeliveryRequest.Once("a", "send", Now - Duration.FromSeconds(90)), new DeliveryRequest.Once("b", "send", Now));
        await replica.AskAsync("project-HERMES", new DeliveryRequest.Once("c", "work", Now - Duration.FromSeconds(30)), new DeliveryRequest.Once("d", "work", Now + Duration.FromSeconds(1)));

        Assert.DoesNotContain(told.Gauges(), said => said.StartsWith("pmobot.delivery.lateness", StringComparison.Ordinal));
        await backlog.LookAsync(CancellationToken.None);
        var before = told.Gauges();
        await replica.RunOnceAsync();
        await backlog.LookAsync(CancellationToken.None);

        Assert.Equal(
            ["pmobot.delivery.due=1 kind:work", "pmobot.delivery.due=2 kind:send", "pmobot.delivery.lateness=90", "pmobot.delivery.pause=0", "pmobot.storage.ready=1"],
            before.Order(StringComparer.Ordinal));
        Assert.Equal(["pmobot.delivery.lateness=0", "pmobot.delivery.pause=0", "pmobot.storage.ready=1"], told.Gauges().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_the_storage_is_away_nothing_is_said_of_deliveries_but_that_it_is()
    {
        var (replica, backlog) = Watched(new FaultyStore(Store) { DiesAtCall = 1 });
        using var told = new Measurements(replica.Get<IMeterFactory>());
        replica.Get<SendPause>().For(TimeSpan.FromSeconds(30));

        await backlog.LookAsync(CancellationToken.None);

        Assert.Equal(["pmobot.delivery.pause=30", "pmobot.storage.ready=0"], told.Gauges().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_not_measured_and_ends_nothing()
    {
        var (replica, backlog) = Watched(Store);
        using var told = new Measurements(replica.Get<IMeterFactory>());
        await Store.CommitAsync("due-00", [new Write.Insert($"{DueIndex.Format(Now)}-of-nobody", new Columns { ["owner"] = Owner })]);

        await backlog.LookAsync(CancellationToken.None);

        Assert.Equal(["pmobot.delivery.pause=0"], told.Gauges());
    }

    private (Replica Replica, Backlog Backlog) Watched(ITableStore store, params IDeliveryHandler[] handlers)
    {
        var replica = Start(store, handlers);
        return (replica, new Backlog(
            replica.Get<DueIndex>(), replica.Get<Handlers>(), replica.Get<SendPause>(), replica.Get<IMeterFactory>(), Clock, Time, NullLogger<Backlog>.Instance, TimeSpan.FromMinutes(1)));
    }
}
