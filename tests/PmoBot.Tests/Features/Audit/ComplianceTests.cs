using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Audit;

public sealed class ComplianceTests : IDisposable
{
    private static readonly PeopleCompliance On = new(new LocalDate(2026, 9, 15));

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly AuditHouse _house;

    public ComplianceTests() => _house = AuditHouse.On(_store.Rows);

    public void Dispose()
    {
        _house.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Turning_it_on_and_off_is_in_the_trail_once_each()
    {
        await StartAsync(PeopleCompliance.Off);
        await StartAsync(On);
        await StartAsync(On);
        await StartAsync(PeopleCompliance.Off);

        var entries = (await _house.EntriesAsync(TenantAudit.Partition)).Select(row => AuditEntry.Read(row.Columns)!).ToList();
        Assert.Equal(["people: 2026-09-15", "people: off"], entries.Select(entry => entry.Text));
        Assert.All(entries, entry => Assert.Equal(Guid.Empty, entry.Actor));
    }

    [Theory]
    [InlineData(Language.English, "15 Sept 2026")]
    [InlineData(Language.French, "CSE consulté le 15 sept. 2026")]
    internal async Task The_trail_names_the_date(Language language, string named)
    {
        await StartAsync(On);

        var entry = AuditEntry.Read((await _house.EntriesAsync(TenantAudit.Partition))[0].Columns)!;
        Assert.Contains(named, new ComplianceAudit().Say(entry, language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_was_changed_past_the_program_is_found()
    {
        await StartAsync(On);
        Assert.Equal(0, (int)(await _house.VerifyAsync()).Code);

        await _house.TamperAsync(TenantAudit.Partition, NoteCompliance.Row, row => row["peopleConsultedOn"] = "2026-09-01");

        Assert.NotEqual(0, (int)(await _house.VerifyAsync()).Code);
    }

    private async Task StartAsync(PeopleCompliance people)
    {
        using var note = new NoteCompliance(
            people, _house.Store, _house.Get<TenantAudit>(), _house.Get<PmoBot.Delivery.Commands>(), _house.Clock, MachineTime.Real, NullLogger<NoteCompliance>.Instance);
        await note.StartAsync(CancellationToken.None);
        await note.ExecuteTask!;
    }
}
