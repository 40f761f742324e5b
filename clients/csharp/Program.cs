using Example;

using var gateway = new Gateway();
switch (args)
{
    case ["query"]:
        await Query.RunAsync(gateway);
        return 0;
    case ["mutation"]:
        await Mutation.RunAsync(gateway);
        return 0;
    case ["subscription"]:
        await Subscription.RunAsync(gateway);
        return 0;
    case ["operation-by-id"]:
        await OperationById.RunAsync(gateway);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Which example? query, mutation, subscription or operation-by-id");
        return 1;
}
