using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace GraphGateway.Security;

/// <summary>
/// Keeps the keys of data protection in the memory of the process. All that they seal ends with the process or soon after: links of
/// recordings after minutes, results for repeats at once. So no file holds a key, and no home folder is needed.
/// </summary>
internal sealed class ProcessKeyRepository : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Select(key => new XElement(key))];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(new(element));
}
