using System.Globalization;
using CsCheck;

namespace GraphGateway.Tests.Harness;

/// <summary>
/// Checks a rule with generated inputs. The seeds are the same in each run, so that a run repeats the one before and a change is judged
/// by what it changes. With <c>PROPERTY_SEEDS=random</c> they are new ones, and <c>PROPERTY_FACTOR</c> multiplies how many there are.
/// </summary>
internal static class Property
{
    private static readonly bool _isRandom = Environment.GetEnvironmentVariable("PROPERTY_SEEDS") == "random";
    private static readonly int _factor = int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_FACTOR"), CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    /// <summary>Checks the rule with so many inputs.</summary>
    public static void Holds<T>(this Gen<T> inputs, Action<T> check, int iterations = 100, Func<T, string>? print = null)
    {
        if (_isRandom)
            inputs.Sample(check, iter: iterations * _factor, print: print);
        else
            Parallel.ForEach(Seeds(iterations), new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => inputs.Sample(check, seed: seed, iter: 1, threads: 1, print: print));
    }

    /// <summary>Checks the rule with so many inputs, one after the other unless there are more threads.</summary>
    public static Task HoldsAsync<T>(this Gen<T> inputs, Func<T, Task> check, int iterations, int threads = 1) => _isRandom
        ? inputs.SampleAsync(check, iter: iterations * _factor, threads: threads)
        : Parallel.ForEachAsync(Seeds(iterations), new ParallelOptions { MaxDegreeOfParallelism = threads }, async (seed, _) => await inputs.SampleAsync(check, seed: seed, iter: 1, threads: 1));

    private static IEnumerable<string> Seeds(int iterations) => Enumerable.Range(1, iterations * _factor).Select(number => new PCG((uint)number, (ulong)number * 0x9E3779B97F4A7C15).ToString());
}
