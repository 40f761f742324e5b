using System.Globalization;
using GraphGateway.Soak.Abuse;
using GraphGateway.Soak.Fuzz;

namespace GraphGateway.Soak;

/// <summary>Load and attacks on the running server, each for a chosen time.</summary>
internal static class Program
{
    private static readonly TimeSpan _soak = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _abuse = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _fuzz = TimeSpan.FromMinutes(5);

    public static async Task<int> Main(string[] args)
    {
        var run = args switch
        {
            ["fuzz", .. var rest] => Fuzz(rest),
            ["abuse", .. var rest] => Abuse(rest),
            ["soak", .. var rest] => Soak(rest),
            _ => Soak(args),
        };
        if (run is not null)
            return await run() ? 0 : 1;
        Console.WriteLine($"""
            dotnet run -c Release --project tests/GraphGateway.Soak -- COMMAND
              soak [DURATION]               mixed load, with an upstream in changing trouble; at least {SoakRun.Least}, {_soak} unless told
              abuse [DURATION]              abusive clients, under the heap limit of deploy/kubernetes; at least {AbuseRun.Least}, {_abuse} unless told
              fuzz [DURATION] [SEED] [CASE] mutated requests; {_fuzz} unless told; a seed repeats the sequence, a case is sent alone
            A duration is HH:MM:SS or a number of seconds.
            """);
        return 2;
    }

    private static Func<Task<bool>>? Soak(string[] args) =>
        args is [] or [_] && Duration(args, _soak) is { } time && time >= SoakRun.Least ? new SoakRun(time).RunAsync : null;

    private static Func<Task<bool>>? Abuse(string[] args) =>
        args is [] or [_] && Duration(args, _abuse) is { } time && time >= AbuseRun.Least ? new AbuseRun(time).RunAsync : null;

    private static Func<Task<bool>>? Fuzz(string[] args)
    {
        if (args.Length > 3 || Duration(args, _fuzz) is not { } time || !args.Skip(1).All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return null;
        var numbers = args.Skip(1).Select(number => (int?)int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new FuzzRun(time, numbers.ElementAtOrDefault(0) ?? Random.Shared.Next(), numbers.ElementAtOrDefault(1)).RunAsync;
    }

    private static TimeSpan? Duration(string[] args, TimeSpan otherwise) => args switch
    {
        [] => otherwise,
        [var text, ..] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 => TimeSpan.FromSeconds(seconds),
        [var text, ..] when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero => time,
        _ => null,
    };
}
