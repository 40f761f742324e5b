using GraphGateway.Getscreen.Http;

namespace GraphGateway.Benchmarks.Price;

/// <summary>Really makes the naive way's calls, against a world that the gateway has not touched.</summary>
internal static class NaiveWay
{
    /// <param name="levels">The calls; those of one level go out side by side, once those of the level before are answered.</param>
    public static async Task<Tally> PayAsync(IEnumerable<IEnumerable<GetscreenCall>> levels)
    {
        var (world, _) = await World.StartAsync();
        await using (world)
        {
            var meter = new Meter();
            var handler = meter.Handler();
            handler.InnerHandler = new SocketsHttpHandler();
            using var http = new HttpClient(handler) { BaseAddress = world.BaseAddress };
            http.DefaultRequestHeaders.Add("X-Api-Key", world.ApiKey);
            foreach (var level in levels)
                await Task.WhenAll(level.Select(call => PayAsync(http, call)));
            return meter.Tally;
        }
    }

    private static async Task PayAsync(HttpClient http, GetscreenCall call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path + call.Query);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
