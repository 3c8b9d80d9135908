using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

/// <summary>What is said of a finding; where something is wrong, what it is and what to do.</summary>
internal sealed partial record DoctorTexts
{
    public required Language Language { get; init; }

    public required string Does { get; init; }

    public required Func<FindingKind, string> Kind { get; init; }

    /// <summary>How many are wrong, and how many notes.</summary>
    public required Func<int, int, string> Sum { get; init; }

    /// <summary>Seconds.</summary>
    public required Func<int, (string What, string Remedy)> NoAnswer { get; init; }

    public required string SettingsFine { get; init; }

    public required Func<string, string> SqliteFine { get; init; }

    public required Func<string, string> TablesFine { get; init; }

    public required Func<string, (string What, string Remedy)> StorageAway { get; init; }

    /// <summary>Of a folder, and how many MiB are free.</summary>
    public required Func<string, int, (string What, string Remedy)> DiskFull { get; init; }

    public required Func<string, string> FileOpen { get; init; }

    public required string NoApp { get; init; }

    public required string NoCredential { get; init; }

    public required Func<string, int, string> KeysFine { get; init; }

    public required Func<string, string, (string What, string Remedy)> KeysAway { get; init; }

    public required Func<string, (string What, string Remedy)> NoKeys { get; init; }

    /// <summary>Seconds ahead of others; less than zero: behind.</summary>
    public required Func<long, (string What, string Remedy)> ClockWrong { get; init; }

    public required Func<long, string> ClockOff { get; init; }

    public required Func<string, string> TokenFine { get; init; }

    /// <summary>Why, and Entra's number of the error.</summary>
    public required Func<string, string?, (string What, string Remedy)> NoToken { get; init; }

    public required Func<string, string, (string What, string Remedy)> OtherTenant { get; init; }

    public required Func<string, string, (string What, string Remedy)> OtherApp { get; init; }

    public required string GraphOff { get; init; }

    public required Func<string, string> GraphFine { get; init; }

    public required Func<string, string, (string What, string Remedy)> GraphAway { get; init; }

    public required string GraphWaits { get; init; }

    public required Func<string, string> NotPermitted { get; init; }

    public required Func<string, string> ConnectionFine { get; init; }

    public required Func<string, (string What, string Remedy)> NoConnection { get; init; }

    public required Func<string, (string What, string Remedy)> SignInRefused { get; init; }

    public required Func<string, string, (string What, string Remedy)> SignInAway { get; init; }

    public required string NothingLate { get; init; }

    public required Func<int, Instant, (string What, string Remedy)> Late { get; init; }

    public required Func<int, string> GivenUp { get; init; }

    public required Func<int, int, string> PmoMet { get; init; }

    public required string PmoUnmet { get; init; }

    public required string PeopleOff { get; init; }

    public static DoctorTexts For(Language language) => language.In(English, French);
}
