namespace GraphGateway.Benchmarks.Price;

/// <summary>What the example operations cost upstream, through the gateway and the naive way.</summary>
internal static class PriceBenchmark
{
    public static async Task<bool> RunAsync(string[] args)
    {
        switch (args)
        {
            case []:
                Console.WriteLine(await MeasureAsync());
                return true;
            case ["--write", var path]:
                var page = await MarkedPage.OpenAsync(path, "price");
                await page.WriteAsync(await MeasureAsync());
                Console.WriteLine($"Wrote the table into {path}");
                return true;
            default:
                return false;
        }
    }

    private static async Task<string> MeasureAsync()
    {
        var table = new PriceTable();
        foreach (var operation in ExampleOperation.All())
        {
            await using var gateway = await MeteredGateway.StartAsync();
            var data = await gateway.AskAsync(operation);
            var naive = await NaiveWay.PayAsync(new NaiveWalk(operation, gateway.Schema).CallsFor(data));
            table.Add(operation.Name, gateway.Tally, naive);
        }

        return table.ToString();
    }
}
