// Microsoft's own table client as the other reader and writer of our rows.
// node table-rows.mjs write|read CONNECTION TABLE PARTITION
import { TableClient } from '@azure/data-tables';

const [verb, connection, table, partition] = process.argv.slice(2);
const client = TableClient.fromConnectionString(connection, table, { allowInsecureConnection: true });

if (verb === 'write') {
  await client.createTable();
  await client.submitTransaction([['create', {
    partitionKey: partition,
    rowKey: 'theirs',
    text: "l'été 🚀",
    empty: '',
    flag: true,
    small: { value: '-7', type: 'Int32' },
    big: 9007199254740993n,
    whole: { value: '3', type: 'Double' },
    broken: 0.1,
    due: { value: '2026-03-29T01:00:00.0000001Z', type: 'DateTime' },
    id: { value: '0123abcd-4567-89ef-0123-456789abcdef', type: 'Guid' },
    bytes: new Uint8Array([0, 1, 254, 255]),
  }]]);
} else {
  const entity = await client.getEntity(partition, 'ours', { disableTypeConversion: true });
  const text = (_, value) => typeof value === 'bigint' ? value.toString() : value;
  console.log(JSON.stringify(entity, text));
}
