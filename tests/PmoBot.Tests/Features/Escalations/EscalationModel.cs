using NodaTime;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>
/// What a case should do, told a second time and more simply: people are letters, A has raised it, and time goes by half hours
/// that are worked or not.
/// </summary>
internal sealed class EscalationModel(IReadOnlyList<(string Who, bool All)> path, LocalDateTime start)
{
    private const char Raiser = 'A';
    private const int Half = 30;
    private const int Total = 18 * 60;
    private const int ToAnswer = 9 * 60;

    private readonly Dictionary<(int Level, char Approver), (char By, char Option, int Order)> _votes = [];
    private readonly Dictionary<char, char> _standIns = [];
    private IReadOnlyList<(string Who, bool All)> _path = path;
    private LocalDateTime _now = start;
    private string _state = "Open";
    private string _question = "none";
    private string _verdict = "";
    private int _level = path.Index().First(level => Seats(level.Item.Who).Length > 0).Index;
    private int _first = path.Index().First(level => Seats(level.Item.Who).Length > 0).Index;
    private int _used;
    private int _voices;
    private int _waited;
    private int _reminders;
    private bool _toldPmo;
    private bool _toldThisTime;

    public int Opening { get; private set; } = 1;

    /// <summary>The openings that ended with somebody's decision.</summary>
    public List<int> Decided { get; } = [];

    public override string ToString() =>
        $"{_state}, opening {Opening}, level {_level}, {_reminders} reminders, question {_question}, PMO {_toldPmo}, "
        + $"votes {string.Join(' ', _votes.Select(vote => $"{vote.Key.Level}{vote.Key.Approver}{vote.Value.By}{vote.Value.Option}").Order(StringComparer.Ordinal))}, "
        + $"stand-ins {string.Join(' ', _standIns.Select(pair => $"{pair.Key}{pair.Value}").Order(StringComparer.Ordinal))}, verdict {_verdict}";

    public void Wait(int halves)
    {
        for (; halves > 0; halves--)
        {
            var isWorked = _now.TimeOfDay >= new LocalTime(9, 0) && _now.TimeOfDay < new LocalTime(18, 0)
                && _now.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && (_now.Month, _now.Day) is not ((12, 25) or (1, 1));
            if (isWorked && _question == "asked")
                _waited += Half;
            else if (isWorked)
                _used += Half;
            _now = _now.PlusMinutes(Half);
        }

        Look();
    }

    public void Change(IReadOnlyList<(string Who, bool All)> path)
    {
        var before = _path;
        _path = path;
        if (_state == "Open" && !before.SequenceEqual(path) && NowAt(_level) is var now && now != _level && (now is not null || _level < path.Count))
        {
            var votes = _votes.OrderBy(vote => vote.Value.Order).ToList();
            _votes.Clear();
            foreach (var (voice, vote) in votes)
            {
                if (NowAt(voice.Level) is { } there)
                    _votes.TryAdd((there, voice.Approver), vote);
            }

            var first = NowAt(_first);
            if (now is null)
                (_used, _reminders, _toldThisTime, _question) = (0, 0, false, _question == "asked" ? "over" : _question);
            _level = now ?? _level;
            _first = Math.Min(first ?? Math.Min(_first, _level), _level);
        }

        Look();

        // Where most of those who had it are; there where they were, if as many still are.
        int? NowAt(int level)
        {
            var left = path.Select(it => level < before.Count ? it.Who.Intersect(before[level].Who).Count() : 0).ToList();
            return left.Count == 0 || left.Max() == 0 ? null : level < left.Count && left[level] == left.Max() ? level : left.IndexOf(left.Max());
        }
    }

    /// <param name="option">Null: rejected.</param>
    public void Decide(char by, int opening, char? option)
    {
        if (_state != "Open" || opening != Opening || SayOf(by) is not var (level, approvers) || option is not (null or 'A' or 'B'))
            return;
        if (option is not { } taken || !_path[level].All)
        {
            End(option is null ? "Rejected" : "Approved", $"{by}{option}{level}");
            return;
        }

        foreach (var approver in approvers)
            _votes[(level, approver)] = (by, taken, ++_voices);
        Look();
    }

    public void Ask(char by, int opening)
    {
        if (_state == "Open" && opening == Opening && SayOf(by) is not null && _question != "asked")
            (_question, _waited) = ("asked", 0);
    }

    public void Answer(char by, int opening)
    {
        if (_state == "Open" && opening == Opening && by == Raiser && _question is "asked" or "over")
            _question = "answered";
    }

    /// <param name="to">Null: taken back.</param>
    public void Delegate(char by, int opening, char? to)
    {
        if (_state != "Open" || opening != Opening || by == Raiser
            || Asked().Cast<int?>().FirstOrDefault(asked => Seats(asked!.Value).Contains(by, StringComparison.Ordinal)) is not { } level)
            return;
        if (to is not { } standIn)
        {
            _standIns.Remove(by);
            return;
        }

        if (standIn == Raiser || Seats(level).Contains(standIn, StringComparison.Ordinal))
            return;
        _standIns[by] = standIn;
        foreach (var voice in _votes.Keys.Where(key => key.Approver == by).ToList())
            _votes.Remove(voice);
    }

    public void Withdraw(char by, int opening)
    {
        if (_state == "Open" && opening == Opening && by == Raiser)
            _state = "Withdrawn";
    }

    public void Reopen(char by, int opening)
    {
        var first = Enumerable.Range(0, _path.Count).Where(level => Seats(level).Length > 0).OrderBy(level => level < _first).Cast<int?>().FirstOrDefault();
        if (_state == "Open" || opening != Opening || by != Raiser || first is null)
            return;
        (_state, _question, _verdict, _level, _used, _reminders, _toldThisTime) = ("Open", "none", "", first.Value, 0, 0, false);
        Opening++;
        _votes.Clear();
        _standIns.Clear();
    }

    private static string Seats(string who) => who.Replace($"{Raiser}", "", StringComparison.Ordinal);

    private string Seats(int level) => level < _path.Count ? Seats(_path[level].Who) : "";

    // The highest first.
    private IEnumerable<int> Asked() => Enumerable.Range(Math.Min(_first, _level), _level - Math.Min(_first, _level) + 1).Reverse();

    private (int Level, List<char> Approvers)? SayOf(char person)
    {
        foreach (var level in Asked().Where(_ => person != Raiser))
        {
            var approvers = Seats(level).Where(approver => approver == person || (
                _standIns.TryGetValue(approver, out var standIn) && standIn == person && !_path[level].Who.Contains(person, StringComparison.Ordinal)
                && !(_path[level].All && _votes.TryGetValue((level, approver), out var vote) && vote.By == approver))).ToList();
            if (approvers.Count > 0)
                return (level, approvers);
        }

        return null;
    }

    private void Look()
    {
        while (_state == "Open" && Moves())
        {
        }
    }

    private bool Moves()
    {
        foreach (var level in Asked())
        {
            var seats = Seats(level);
            if (seats.Length == 0 || !_path[level].All || !seats.All(seat => _votes.ContainsKey((level, seat))))
                continue;
            var options = seats.Select(seat => _votes[(level, seat)].Option).Distinct().ToList();
            if (options.Count == 1)
            {
                End("Approved", $"{seats.Select(seat => _votes[(level, seat)]).MaxBy(vote => vote.Order).By}{options[0]}{level}");
                return true;
            }

            if (level == _level)
                return GoesUp();
        }

        if (Seats(_level).Length == 0 && !_toldThisTime)
            return GoesUp();
        if (_question == "asked")
        {
            if (_waited < ToAnswer)
                return false;
            _question = "over";
            return true;
        }

        if (_used >= Total)
            return GoesUp();
        if (Seats(_level).Length > 0)
            _reminders = Math.Max(_reminders, _used >= 0.9 * Total ? 2 : _used >= 0.5 * Total ? 1 : 0);
        return false;
    }

    private bool GoesUp()
    {
        var next = Enumerable.Range(_level + 1, Math.Max(0, _path.Count - _level - 1)).Cast<int?>().FirstOrDefault(level => Seats(level!.Value).Length > 0);
        if (next is null)
        {
            _level = Enumerable.Range(0, _level + 1).Cast<int?>().LastOrDefault(level => Seats(level!.Value).Length > 0) ?? _level;
            foreach (var voice in _votes.Keys.Where(key => key.Level == _level).ToList())
                _votes.Remove(voice);
        }

        (_level, _used, _reminders, _toldThisTime) = (next ?? _level, 0, 0, next is null);
        _toldPmo |= next is null;
        if (_question == "asked")
            _question = "over";
        return true;
    }

    private void End(string state, string verdict)
    {
        (_state, _verdict) = (state, verdict);
        Decided.Add(Opening);
    }
}
