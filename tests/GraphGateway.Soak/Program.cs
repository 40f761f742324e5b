using System.Globalization;

namespace GraphGateway.Soak;

/// <summary>Mixed load on the running server for a chosen time, with an upstream in changing trouble; at the end everything must add up.</summary>
internal static class Program
{
    private static readonly TimeSpan _default = TimeSpan.FromMinutes(2);

    public static async Task<int> Main(string[] args)
    {
        if (args is [] or [_])
        {
            var time = args is [var text] ? Duration(text) : _default;
            if (time is { } duration && duration >= SoakRun.Least)
                return await new SoakRun(duration).RunAsync() ? 0 : 1;
        }

        Console.WriteLine($"dotnet run -c Release --project tests/GraphGateway.Soak -- [HH:MM:SS]   at least {SoakRun.Least}; {_default} unless told");
        return 2;
    }

    private static TimeSpan? Duration(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
