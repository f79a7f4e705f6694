import protobuf from 'protobufjs'
import { z } from 'zod'

/** The frames of the long connection: proto2, one message type. */
const root = protobuf.parse(
  `
  syntax = "proto2";
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint64 SeqID = 1;
    required uint64 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payloadEncoding = 6;
    optional string payloadType = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }
`,
  { keepCase: true },
).root
const type = root.lookupType('Frame')

export const method = { control: 0, data: 1 } as const

export type Frame = {
  service: number
  method: number
  headers: Record<string, string>
  payload: Uint8Array
}

const decoded = z.object({
  service: z.number(),
  method: z.number(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  payload: z.instanceof(Uint8Array).default(new Uint8Array()),
})

export function encodeFrame(frame: Frame): Uint8Array {
  const headers = Object.entries(frame.headers).map(([key, value]) => ({ key, value }))
  return type.encode(type.create({ SeqID: 0, LogID: 0, ...frame, headers })).finish()
}

/** Throws when the bytes are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const plain = decoded.parse(
    type.toObject(type.decode(bytes), { defaults: false, arrays: true, longs: Number }),
  )
  return { ...plain, headers: Object.fromEntries(plain.headers.map(({ key, value }) => [key, value])) }
}
