using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PmoBot.Tests.Conventions;

/// <summary>The types that a type names: in its signatures, and in the bodies of its methods.</summary>
internal static class TypeReferences
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Tokens in IL: a type, a field, a method, or a constructed one of these.
    private static readonly HandleKind[] Named =
        [HandleKind.TypeReference, HandleKind.TypeDefinition, HandleKind.TypeSpecification, HandleKind.FieldDefinition,
            HandleKind.MethodDefinition, HandleKind.MemberReference, HandleKind.MethodSpecification];

    private static readonly Dictionary<Type, IReadOnlySet<Type>> Known = [];

    public static IReadOnlySet<Type> Of(Type type)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(type, out var found))
                Known.Add(type, found = Find(type));
            return found;
        }
    }

    private static HashSet<Type> Find(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var implemented in type.GetInterfaces())
            Add(found, implemented);
        foreach (var field in type.GetFields(Everything))
            Add(found, field.FieldType);
        foreach (var method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
            AddMethod(found, method);
        return found;
    }

    private static void AddMethod(HashSet<Type> found, MethodBase method)
    {
        if (method is MethodInfo info)
            Add(found, info.ReturnType);
        foreach (var parameter in method.GetParameters())
            Add(found, parameter.ParameterType);
        if (method.GetMethodBody() is not { } body)
            return;

        foreach (var local in body.LocalVariables)
            Add(found, local.LocalType);
        foreach (var member in MembersIn(method, body.GetILAsByteArray()!))
            Add(found, member as Type ?? member.DeclaringType);
    }

    // Every four bytes that read as a token are tried: a number that happens to look like one names a type of our own
    // module at worst, and a rule that it breaks would be looked at.
    private static IEnumerable<MemberInfo> MembersIn(MethodBase method, byte[] il)
    {
        var (ofType, ofMethod) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        for (var at = 1; at + 4 <= il.Length; at++)
        {
            if (!IsCallOrType(il, at))
                continue;
            var token = BitConverter.ToInt32(il, at);
            if (Named.Contains(MetadataTokens.EntityHandle(token & 0x7FFFFFFF).Kind) && Resolve(method.Module, token, ofType, ofMethod) is { } member)
                yield return member;
        }
    }

    // call, callvirt, newobj, ldfld…stsfld, castclass, isinst, newarr, box, unbox.any, ldtoken; and the two-byte ldftn, initobj.
    private static bool IsCallOrType(byte[] il, int at) =>
        il[at - 1] is 0x28 or 0x6F or 0x73 or 0x7B or 0x7C or 0x7D or 0x7E or 0x7F or 0x80 or 0x74 or 0x75 or 0x8D or 0x8C or 0xA5 or 0xD0
        || (at > 1 && il[at - 2] == 0xFE && il[at - 1] is 0x06 or 0x15);

    private static MemberInfo? Resolve(Module module, int token, Type[] ofType, Type[] ofMethod)
    {
        try
        {
            return module.ResolveMember(token, ofType, ofMethod);
        }
        catch (Exception failure) when (failure is ArgumentException or BadImageFormatException or TypeLoadException)
        {
            return null;
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null)
            return;
        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        if (!found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type) && !type.IsGenericType)
            return;
        foreach (var argument in type.GetGenericArguments().Where(argument => !argument.IsGenericParameter))
            Add(found, argument);
    }
}
