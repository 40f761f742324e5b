using System.Runtime.CompilerServices;
using System.Text;
using GraphGateway.Agents;
using GraphGateway.Caching;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Getscreen;
using GraphGateway.ResponseCaching;
using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Security;

/// <summary>Whatever is sent, caches take no more memory than they may, and no account takes the room of another. Memory is that of the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class CacheFloodTests
{
    // As the documentation has it, without its blanks.
    private const string Agent =
        """
        {"id":NUMBER,"name":"Allesandro Paci NUMBER","group":"Accounting NUMBER","disabled":false,"limited":false,"link_time":1587837997,"last_time":1600374761,"geo":{"ip":"2.21.31.68","country":"USA NUMBER","region":"California NUMBER","city":"Los Angeles"},"permanent_url":"https://go.getscreen.me/paci","preview_url":"https://getscreen.me/preview/1245273f5448a704379da46f476564a592efb17c6a7695adde96247cd7874416GbBzRm6SRLMqrP0YoYFMxCopL6NTzvn8.png","os":"win","version":"1.9.NUMBER","online":true,"installed":true,"favorite":false,"owner":"NUMBER@gmail.com","sessions":{"last":{"id":148505,"start_time":1600343858,"stop_time":1600343900,"client":{"ip":"188.162.195.82","country":"Russian Federation","region":"Tatarstan NUMBER","city":"Kazan","user_agent":"Chrome 85 NUMBER"}},"total":15}}
        """;

    private const string Session =
        """
        {"id":NUMBER,"start":1600343858,"stop":1600343900,"clients":[{"login":"ann NUMBER","ip":"188.162.195.82","country":"Russian Federation","region":"Tatarstan","city":"Kazan NUMBER","user_agent":"Chrome NUMBER"},{"login":"bob NUMBER"}],"agent":{"id":1,"name":"Paci NUMBER","group":"Accounting","ip":"2.21.31.68","country":"USA","region":"California","city":"Los Angeles","os":"win","version":"1.9.4","owner":"john.smith@gmail.com"},"video":{"url":"https://getscreen.me/video/NUMBER.webm","size":1000}}
        """;

    private const long MaxBytes = 8_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void Rows_take_no_more_memory_than_the_cache_may_have(int rows)
    {
        // What earlier tests left may be freed during a measurement, so the median of several counts.
        var taken = Enumerable.Range(0, 3).Select(_ => MemoryWithFlood(rows) - LiveMemory.Measure()).Order().ElementAt(1);

        // An estimate that is far too large would waste the room.
        Assert.InRange(taken, MaxBytes / 3, MaxBytes);
    }

    [Fact]
    public async Task Documents_take_no_more_memory_than_they_may()
    {
        await using var gateway = await Cached.StartAsync(("Caching:MaxDocumentBytes", "20000000"), ("Caching:MaxAnswerBytes", "0"), ("Operations:MaxComplexity", "1000000"));
        await SendDocumentsAsync(gateway, from: 0, count: 20);
        gateway.Forget();
        var before = LiveMemory.Measure() - Documents(gateway).Bytes;

        await SendDocumentsAsync(gateway, from: 20, count: 150);

        gateway.Forget();
        Assert.InRange(Documents(gateway).Bytes, 5_000_000, 20_000_000);
        // Less than nothing, if earlier tests left something that was freed meanwhile.
        Assert.InRange(LiveMemory.Measure() - before, long.MinValue, 20_000_000);
    }

    [Fact]
    public async Task One_account_evicts_nothing_of_another()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 20 }, TwoAccounts.Settings(
            [.. Cached.Settings(("Caching:MaxDataBytes", "1000000"), ("Caching:MaxAnswerBytes", "100000"), ("Caching:MaxDocumentBytes", "500000"), ("Caching:Sessions:Ttl", "00:10:00"), ("Caching:Agents:Ttl", "00:10:00"), ("Operations:Execution", "Compiled"))
                .Select(setting => (setting.Key, setting.Value))]));
        const string Honest = "{ agents(first: 20) { nodes { name } } sessions(first: 20) { nodes { startedAt } } }";
        await gateway.AskAsync(Honest, headers: TwoAccounts.Berlin);
        var (entries, calls) = (gateway.Services.GetRequiredService<CacheEntryStore>(), gateway.Calls.Count);
        var held = entries.BytesOf("berlin");
        Assert.True(held > 0);

        for (var number = 0; number < 60; number++)
            await gateway.AskAsync($"query Q{number} {{ sessions(first: 50, where: {{ from: \"2020-01-01T00:00:{number:00}Z\" }}) {{ nodes {{ startedAt agentSnapshot {{ name }} }} }} }}", headers: TwoAccounts.Default);
        Assert.True(gateway.Calls.Count > calls + 30);
        calls = gateway.Calls.Count;

        Assert.InRange(entries.Bytes, 400_000, 1_000_000);
        Assert.Equal(held, entries.BytesOf("berlin"));
        Assert.NotNull(Documents(gateway).Find(Honest));
        var given = gateway.Services.GetRequiredService<ResponseCache>().Hits;
        await gateway.AskAsync(Honest, headers: TwoAccounts.Berlin);
        Assert.Equal((given + 1, calls), (gateway.Services.GetRequiredService<ResponseCache>().Hits, gateway.Calls.Count));
    }

    [Fact]
    public async Task Keys_that_open_nothing_evict_nothing_of_those_that_do()
    {
        await using var gateway = await Gateway.StartAsync(settings: Cached.Settings(("Getscreen:ApiKey", ""), ("Caching:MaxDocumentBytes", "500000")));
        var honest = ("X-Api-Key", "sandbox-key");
        string[] documents = [.. Enumerable.Range(0, 10).Select(number => $"query Honest{number} {{ agents(first: 1) {{ nodes {{ name }} }} }}")];
        foreach (var document in documents)
            await gateway.AskAsync(document, headers: honest);
        // Those that were sent before the key had opened anything count as a stranger's.
        await gateway.AskAsync(documents[0].Replace("Honest0", "Again", StringComparison.Ordinal), headers: honest);

        for (var number = 0; number < 60; number++)
            await gateway.AskAsync($"query Stranger{number} {{ __typename agents(first: 1) {{ nodes {{ name group os }} }} }}", headers: ("X-Api-Key", $"stranger-{number}"));

        Assert.All(documents[1..], document => Assert.NotNull(Documents(gateway).Find(document)));
        Assert.InRange(Documents(gateway).Bytes, 1, 500_000);
    }

    [Fact]
    public void An_answer_that_is_kept_holds_none_of_the_data_that_it_was_made_of()
    {
        var answers = new ResponseCache(Bounds(), new FakeTimeProvider());

        var data = KeepOne(answers);

        GC.Collect();
        Assert.True(answers.Bytes > 0);
        Assert.False(data.IsAlive);

        static WeakReference KeepOne(ResponseCache answers)
        {
            var entry = new CacheEntryOf<byte[]>(new byte[1_000], new FakeTimeProvider().GetUtcNow(), version: 1);
            var used = new ResponseDependencies();
            used.Note(entry, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            answers.Store("request"u8, "account", "answer"u8, operationName: null, used);
            return new(entry.Value);
        }
    }

    [Fact]
    public async Task What_has_expired_is_removed_without_a_request()
    {
        await using var gateway = await Cached.StartAsync(("Operations:Execution", "Compiled"));
        await gateway.AskAsync("{ agents(first: 1) { nodes { name } } }");
        var (entries, answers) = (gateway.Services.GetRequiredService<CacheEntryStore>(), gateway.Services.GetRequiredService<ResponseCache>());
        Assert.True(entries.Bytes > 0 && answers.Bytes > 0);

        gateway.Clock.Advance(TimeSpan.FromMinutes(6));

        await Patience.Until(() => entries.Bytes == 0 && answers.Bytes == 0);
    }

    // A method of its own, so that nothing of the store is in use when it has ended.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MemoryWithFlood(int rows)
    {
        var (agents, sessions) = (Answer(Agent, rows), Answer(Session, rows));
        var store = Store();
        for (var number = 0; number < 10_000 / rows; number++)
        {
            var (list, page) = (new AgentList(PayloadSerializer.ReadAgents(agents.ToArray())), PayloadSerializer.ReadHistoryPage(sessions.ToArray(), new()).Sessions);
            Assert.All(list.All.Select(agent => agent.Id).Concat(page.Select(session => session.Id)), id => Assert.NotEqual(0, id));
            store.Store($"account|agents|{number}", new CacheEntryOf<AgentList>(list, DateTimeOffset.UnixEpoch, number), "account", list.Size);
            store.Store($"account|history|{number}", new CacheEntryOf<object>(page, DateTimeOffset.UnixEpoch, number), "account", PayloadSerializer.SizeOf(page));
        }

        var memory = LiveMemory.Measure();
        GC.KeepAlive(store);
        return memory;
    }

    // Each of them selects a lot, in few letters, and has several plans.
    private static async Task SendDocumentsAsync(Gateway gateway, int from, int count)
    {
        foreach (var number in Enumerable.Range(from, count))
        {
            var fields = string.Join(' ', Enumerable.Range(0, 20).Select(one => $"a{one}: id"));
            var document = $"query Q{number}($a: Boolean!, $b: Boolean!) {{ agents(first: 1) {{ nodes {{ {fields} ...F @include(if: $a) ...G @skip(if: $b) }} }} }} fragment F on Agent {{ name group os location {{ city ip }} }} fragment G on Agent {{ ...F version }}";
            foreach (var (a, b) in new[] { (true, true), (true, false), (false, true), (false, false) })
                await gateway.AskAsync(document, new { a, b });
        }
    }

    private static DocumentCache Documents(Gateway gateway) => gateway.Services.GetRequiredService<DocumentCache>();

    private static byte[] Answer(string row, int rows) => Encoding.UTF8.GetBytes(
        $"{{\"offset\":0,\"limit\":100,\"total\":1,\"data\":[{string.Join(',', Enumerable.Range(1_001, rows).Select(number => row.Replace("NUMBER", $"{number}", StringComparison.Ordinal)))}]}}");

    private static CacheEntryStore Store() => new(Bounds(), Options.Create(new CachingOptions()), new FakeTimeProvider(DateTimeOffset.UnixEpoch));

    private static CacheSizeLimits Bounds() => new(
        Options.Create(new CachingOptions { MaxDataBytes = MaxBytes, MaxAnswerBytes = MaxBytes, AccountShare = 1 }), new(Options.Create(new GetscreenOptions())));
}
